package dev.shinseidesk.portal;

import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.portal.PortalCalls.As;
import dev.shinseidesk.portal.PortalCalls.BodyKind;
import dev.shinseidesk.portal.PortalCalls.In;
import dev.shinseidesk.portal.PortalCalls.Method;
import dev.shinseidesk.portal.PortalCalls.Request;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts our values where the profile says. Immutable, any thread. */
final class RequestWriter {
  private final PortalProfile profile;
  private final JsonMapper mapper;

  RequestWriter(PortalProfile profile, JsonMapper mapper) {
    this.profile = profile;
    this.mapper = mapper;
  }

  /**
   * A request.
   *
   * @param values our values by name; those the profile gives no place are left out
   * @param token null for the log-in
   * @throws PortalFailure a value can't stand where the profile wants it
   */
  HttpRequest write(
      Operation operation, Request call, Map<String, String> values, @Nullable String token)
      throws PortalFailure {
    String path = call.path();
    List<String> query = new ArrayList<>();
    List<String> form = new ArrayList<>();
    ObjectNode json = mapper.createObjectNode();
    var request =
        HttpRequest.newBuilder()
            .timeout(Duration.ofSeconds(profile.connection().answerTimeoutSeconds()));
    String what = "token";
    try {
      request.header("Accept", "application/json, application/zip, application/octet-stream");
      if (token != null) {
        request.header(profile.token().header(), profile.token().prefix() + token);
      }
      for (var fixed : call.fixed()) {
        what = fixed.at();
        put(request, query, form, json, call, fixed.in(), fixed.at(), As.TEXT, fixed.value());
      }
      for (Map.Entry<String, String> value : new TreeMap<>(values).entrySet()) {
        what = value.getKey();
        path = path.replace("{" + what + "}", encode(value.getValue()));
        var place = call.values().get(what);
        if (place != null) {
          put(
              request,
              query,
              form,
              json,
              call,
              place.in(),
              place.at(),
              place.as(),
              value.getValue());
        }
      }
      what = "path";
      String url = profile.connection().baseUrl() + path;
      if (!query.isEmpty()) {
        url += (url.contains("?") ? "&" : "?") + String.join("&", query);
      }
      request.uri(URI.create(url));
    } catch (IllegalArgumentException e) {
      // no cause: its text may hold the value
      throw PortalFailure.of(Kind.USAGE, "unsendable", operation, what);
    }
    if (call.method() == Method.GET) {
      return request.GET().build();
    }
    boolean asForm = call.body() == BodyKind.FORM;
    request.header(
        "Content-Type", asForm ? "application/x-www-form-urlencoded" : "application/json");
    byte[] body =
        asForm
            ? String.join("&", form).getBytes(StandardCharsets.US_ASCII)
            : mapper.writeValueAsBytes(json);
    return request.method(call.method().name(), BodyPublishers.ofByteArray(body)).build();
  }

  private static void put(
      HttpRequest.Builder request,
      List<String> query,
      List<String> form,
      ObjectNode json,
      Request call,
      In in,
      String at,
      As as,
      String value) {
    switch (in) {
      case QUERY -> query.add(encode(at) + "=" + encode(value));
      case HEADER -> request.header(at, value);
      case BODY -> {
        if (call.body() == BodyKind.FORM) {
          form.add(encode(at) + "=" + encode(value));
        } else {
          put(json, JsonPointer.compile(at), as, value);
        }
      }
    }
  }

  /** Objects on the way are made; a number among the steps is a name like any other. */
  private static void put(ObjectNode json, JsonPointer at, As as, String value) {
    ObjectNode node = json;
    JsonPointer rest = at;
    while (!rest.tail().matches()) {
      String step = rest.getMatchingProperty();
      node = node.get(step) instanceof ObjectNode inner ? inner : node.putObject(step);
      rest = rest.tail();
    }
    if (as == As.NUMBER) {
      node.put(rest.getMatchingProperty(), Long.parseLong(value));
    } else {
      node.put(rest.getMatchingProperty(), value);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
