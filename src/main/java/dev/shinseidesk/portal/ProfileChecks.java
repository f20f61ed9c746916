package dev.shinseidesk.portal;

import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.MunicipalityCode;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.portal.PortalCalls.BodyKind;
import dev.shinseidesk.portal.PortalCalls.Delivery;
import dev.shinseidesk.portal.PortalCalls.Fields;
import dev.shinseidesk.portal.PortalCalls.In;
import dev.shinseidesk.portal.PortalCalls.Listing;
import dev.shinseidesk.portal.PortalCalls.Method;
import dev.shinseidesk.portal.PortalCalls.PagingStyle;
import dev.shinseidesk.portal.PortalCalls.Request;
import dev.shinseidesk.portal.PortalProfile.Connection;
import dev.shinseidesk.portal.PortalProfile.Formats;
import dev.shinseidesk.portal.PortalProfile.ProxyUse;
import dev.shinseidesk.portal.PortalProfile.Token;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** What a JSON Schema can't say about a profile. Stateless. */
final class ProfileChecks {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");

  /** Takes a mistake: JSON pointer into the profile, and what is allowed there. */
  interface Mistakes extends BiConsumer<String, String> {}

  /** Tells every mistake. */
  void check(PortalProfile profile, Mistakes wrong) {
    connection(profile.connection(), wrong);
    formats(profile.formats(), wrong);
    token(profile.token(), wrong);
    PortalCalls calls = profile.calls();
    request(calls.login().request(), "/calls/login/request", Set.of("userId", "password"), wrong);
    listing(
        calls.list(),
        "/calls/list",
        Set.of("from", "to", "procedure", "status", "position", "pageSize"),
        wrong);
    municipality(calls.list().fields(), "/calls/list/fields", wrong);
    application(calls, wrong);
    listing(
        calls.statuses(),
        "/calls/statuses",
        Set.of("from", "to", "procedure", "status", "receiptNumber", "position", "pageSize"),
        wrong);
    Request register = calls.register().request();
    request(
        register,
        "/calls/register/request",
        Set.of("receiptNumber", "status", "comment", "requestId"),
        wrong);
    must(register, "receiptNumber", "/calls/register/request", wrong);
    statusCodes(profile.statusCodes(), wrong);
    layout(profile, wrong);
  }

  private static void connection(Connection connection, Mistakes wrong) {
    String at = "/connection/baseUrl";
    try {
      var uri = new URI(connection.baseUrl());
      if (uri.getHost() == null || uri.getRawUserInfo() != null) {
        wrong.accept(at, "URL with a host and without user information");
      } else if (!connection.baseUrl().startsWith("https:")
          && !(connection.allowPlainHttpOnLoopback() && loopback(uri.getHost()))) {
        wrong.accept(at, "https (http only for 127.0.0.1, ::1, localhost where allowed)");
      }
    } catch (URISyntaxException e) {
      wrong.accept(at, "URL");
    }
    var own = connection.clientCertificate();
    if (own != null
        && (own.ofSystem()
            ? own.file() != null || own.passwordSecret() != null
            : own.file() == null || own.passwordSecret() == null)) {
      wrong.accept(
          "/connection/clientCertificate",
          "file and passwordSecret with file, neither with system");
    }
    var proxy = connection.proxy();
    boolean named = proxy.host() != null && proxy.port() != null;
    boolean partly = proxy.host() != null || proxy.port() != null;
    if (proxy.use() == ProxyUse.FIXED ? !named : partly) {
      wrong.accept("/connection/proxy", "host and port with fixed, neither with none and system");
    }
  }

  /** Loopback by its spelling; no name is looked up, since the answer could change later. */
  static boolean loopback(String host) {
    String bare = host.toLowerCase(Locale.ROOT);
    return bare.equals("localhost")
        || bare.equals("[::1]")
        || bare.matches("127(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}");
  }

  private static void formats(Formats formats, Mistakes wrong) {
    try {
      var moments = new Moments(formats);
      if (!moments.writes()) {
        wrong.accept("/formats/date", "pattern of a day, e.g. uuuu-MM-dd");
      }
      if (!moments.readsBack()) {
        wrong.accept(
            "/formats/moment",
            "iso | epochSeconds | epochMillis | pattern with uuuu, MM, dd that reads what it"
                + " writes");
      }
    } catch (DateTimeException e) {
      wrong.accept("/formats/zone", "time zone, e.g. Asia/Tokyo");
    } catch (IllegalArgumentException e) {
      wrong.accept("/formats", "date and moment: patterns of letters such as uuuu-MM-dd");
    }
  }

  private static void token(Token token, Mistakes wrong) {
    if (!sendable(token.header())) {
      wrong.accept("/token/header", "header that may be set");
    }
  }

  private static boolean sendable(String header) {
    try {
      HttpRequest.newBuilder().header(header, "x");
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void application(PortalCalls calls, Mistakes wrong) {
    String at = "/calls/application";
    request(calls.application().request(), at + "/request", Set.of("receiptNumber"), wrong);
    must(calls.application().request(), "receiptNumber", at + "/request", wrong);
    municipality(calls.application().fields(), at + "/fields", wrong);
    var archive = calls.application().archive();
    if (archive.delivery() == Delivery.BASE64 && archive.content() == null) {
      wrong.accept(at + "/archive/content", "required with delivery base64");
    }
    Request own = calls.archive();
    if (archive.delivery() == Delivery.BINARY && own == null) {
      wrong.accept("/calls/archive", "required with delivery binary");
    }
    if (own != null) {
      request(own, "/calls/archive", Set.of("receiptNumber"), wrong);
      must(own, "receiptNumber", "/calls/archive", wrong);
    }
  }

  private static void listing(Listing listing, String at, Set<String> known, Mistakes wrong) {
    request(listing.request(), at + "/request", known, wrong);
    PagingStyle style = listing.paging().style();
    if (style == PagingStyle.CURSOR && listing.paging().next() == null) {
      wrong.accept(at + "/paging/next", "required with style cursor");
    }
    if (style != PagingStyle.NONE) {
      must(listing.request(), "position", at + "/request", wrong);
    }
  }

  private static void must(Request request, String value, String at, Mistakes wrong) {
    if (!request.carries(value)) {
      wrong.accept(at, value + " in values or as {" + value + "} in path");
    }
  }

  private static void municipality(Fields fields, String at, Mistakes wrong) {
    if (!fields.has("municipality")) {
      wrong.accept(at, "municipality in pointers or fixed");
    }
    @Nullable String fixed = fields.fixed().get("municipality");
    if (fixed != null) {
      try {
        new MunicipalityCode(fixed);
      } catch (InvalidValue e) {
        wrong.accept(at + "/fixed/municipality", e.rule());
      }
    }
  }

  private static void request(Request request, String at, Set<String> known, Mistakes wrong) {
    Matcher placeholder = PLACEHOLDER.matcher(request.path());
    while (placeholder.find()) {
      if (!known.contains(placeholder.group(1))) {
        wrong.accept(
            at + "/path", "{…} one of " + String.join(", ", known.stream().sorted().toList()));
      }
    }
    try {
      new URI("http://x" + PLACEHOLDER.matcher(request.path()).replaceAll("x"));
    } catch (URISyntaxException e) {
      wrong.accept(at + "/path", "path of a URL, other characters as %XX");
    }
    var body = new HashSet<String>();
    for (Map.Entry<String, PortalCalls.Place> value : request.values().entrySet()) {
      var place = value.getValue();
      place(request, place.in(), place.at(), at + "/values/" + value.getKey() + "/at", body, wrong);
      if (place.in() == In.HEADER && value.getKey().equals("comment")) {
        wrong.accept(at + "/values/comment/in", "query | body (a header holds no Japanese)");
      }
    }
    for (int i = 0; i < request.fixed().size(); i++) {
      var fixed = request.fixed().get(i);
      place(request, fixed.in(), fixed.at(), at + "/fixed/" + i + "/at", body, wrong);
    }
  }

  private static void place(
      Request request, In in, String at, String pointer, Set<String> body, Mistakes wrong) {
    if (in == In.HEADER && !sendable(at)) {
      wrong.accept(pointer, "header that may be set");
    }
    if (in != In.BODY) {
      return;
    }
    if (request.method() == Method.GET) {
      wrong.accept(pointer, "no body with GET");
    }
    if (request.body() == BodyKind.JSON) {
      if (!at.startsWith("/") || !compiles(at)) {
        wrong.accept(pointer, "JSON pointer beginning with /");
      } else if (body.stream()
          .anyMatch(b -> (b + "/").startsWith(at + "/") || (at + "/").startsWith(b + "/"))) {
        wrong.accept(pointer, "a place no other value takes");
      }
    }
    body.add(at);
  }

  private static boolean compiles(String pointer) {
    try {
      return !JsonPointer.compile(pointer).matches();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void statusCodes(List<StatusMeaning> table, Mistakes wrong) {
    Set<StatusCode> known = new HashSet<>();
    for (int i = 0; i < table.size(); i++) {
      if (!known.add(table.get(i).code())) {
        wrong.accept("/statusCodes/" + i + "/code", "each code once");
      }
    }
    for (int i = 0; i < table.size(); i++) {
      if (!known.containsAll(table.get(i).next())) {
        wrong.accept("/statusCodes/" + i + "/next", "codes of this table");
      }
    }
    Set<StatusMeaning.Purpose> purposes = new HashSet<>();
    for (int i = 0; i < table.size(); i++) {
      StatusMeaning.Purpose purpose = table.get(i).purpose();
      if (purpose != null && (!table.get(i).registrable() || !purposes.add(purpose))) {
        wrong.accept("/statusCodes/" + i + "/purpose", "one registrable code for each purpose");
      }
    }
  }

  private static void layout(PortalProfile profile, Mistakes wrong) {
    var layout = profile.archiveLayout();
    pattern(layout.formPattern(), "/archiveLayout/formPattern", wrong);
    pattern(layout.csvPattern(), "/archiveLayout/csvPattern", wrong);
    pattern(layout.xmlPattern(), "/archiveLayout/xmlPattern", wrong);
    try {
      Charset.forName(layout.csvCharset());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      wrong.accept("/archiveLayout/csvCharset", "UTF-8, windows-31j …");
    }
  }

  private static void pattern(String pattern, String at, Mistakes wrong) {
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      wrong.accept(at, "regular expression");
    }
  }
}
