package dev.shinseidesk.portal;

import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.portal.LoopServer.Answer;
import dev.shinseidesk.portal.LoopServer.Asked;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A small portal that speaks the wire format of the shipped profile; for one test at a time. */
final class FirstPortal {
  final JsonMapper mapper = JsonMapper.builder().build();
  final TreeMap<String, String> statuses = new TreeMap<>();
  final Map<String, String> comments = new HashMap<>();
  final Map<String, String> done = new HashMap<>();
  int logIns;
  int registrations;
  String expiry = "2026-11-22T10:00:00+09:00";
  volatile @Nullable String token;

  FirstPortal(int applications) {
    for (int i = 1; i <= applications; i++) {
      statuses.put(number(i), "10");
    }
  }

  static String number(int i) {
    return "R%04d".formatted(i);
  }

  static byte[] zip(String number) {
    return ("PK-" + number + "-あいう").getBytes(StandardCharsets.UTF_8);
  }

  synchronized Answer answer(Asked asked) {
    if (asked.path().equals("/api/v1/login")) {
      return logIn(asked);
    }
    if (!("Bearer " + token).equals(asked.headers().get("authorization"))) {
      return LoopServer.json(401, "{}");
    }
    if (asked.path().equals("/api/v1/shinsei")) {
      return list(asked, "shinsei", List.copyOf(statuses.keySet()));
    }
    if (asked.path().startsWith("/api/v1/shinsei/")) {
      return data(asked.path().substring("/api/v1/shinsei/".length()));
    }
    if (asked.method().equals("POST")) {
      return register(mapper.readTree(asked.body()));
    }
    String number = asked.query().get("uketsukebango");
    if (number != null && !statuses.containsKey(number)) {
      return LoopServer.json(404, "{}");
    }
    return list(
        asked, "shorijokyo", number == null ? List.copyOf(statuses.keySet()) : List.of(number));
  }

  private Answer logIn(Asked asked) {
    logIns++;
    JsonNode body = mapper.readTree(asked.body());
    if (!body.path("riyoshaid").asString("").equals("office1")
        || !body.path("password").asString("").equals("ひみつ\"1")) {
      return LoopServer.json(401, "{\"errors\":[{\"code\":\"E1\",\"message\":\"office1 は不明\"}]}");
    }
    token = "T" + logIns;
    return LoopServer.json(
        200, "{\"kekka\":{\"token\":\"" + token + "\",\"yukokigen\":\"" + expiry + "\"}}");
  }

  private Answer list(Asked asked, String name, List<String> numbers) {
    int page = Integer.parseInt(asked.query().getOrDefault("page", "1"));
    int size = Integer.parseInt(asked.query().getOrDefault("kensu", "100"));
    ObjectNode result = mapper.createObjectNode();
    result.put("sokensu", numbers.size());
    var items = result.putArray(name);
    numbers.stream()
        .skip((page - 1L) * size)
        .limit(size)
        .forEach(n -> items.add(name.equals("shinsei") ? line(n) : statusLine(n)));
    return kekka(result);
  }

  ObjectNode line(String number) {
    ObjectNode line = mapper.createObjectNode();
    line.put("uketsukebango", number);
    line.put("shikuchosonkodo", "131016");
    line.put("tetsuzukikodo", "JT01");
    line.put("tetsuzukimeisho", "児童手当 認定請求");
    line.put("tetsuzukimeishotsusho", "児童手当");
    line.put("shinseinichiji", "2026-11-20T09:30:00+09:00");
    line.put("jokyo", statuses.get(number));
    return line;
  }

  private ObjectNode statusLine(String number) {
    ObjectNode line = mapper.createObjectNode();
    line.put("uketsukebango", number);
    line.put("jokyo", statuses.get(number));
    line.put("comment", comments.getOrDefault(number, ""));
    line.put("koshinnichiji", "2026-11-21T00:00:00Z");
    return line;
  }

  ObjectNode dataOf(String number) {
    ObjectNode data = line(number);
    data.put("shiteitoshi_gyoseikutokodo", "W01");
    data.putObject("shomeisho").put("serial", "0A1B2C");
    byte[] zip = zip(number);
    ObjectNode archive = data.putObject("zip");
    archive.put("meisho", "申請_" + number + ".zip");
    archive.put("saizu", zip.length);
    archive.put("sha256", Sha256.of(zip).hex());
    archive.put("naiyo", Base64.getEncoder().encodeToString(zip));
    return data;
  }

  private Answer data(String number) {
    return statuses.containsKey(number) ? kekka(dataOf(number)) : LoopServer.json(404, "{}");
  }

  private Answer register(JsonNode body) {
    String request = body.path("iraibango").asString("");
    String number = body.path("uketsukebango").asString("");
    if (!statuses.containsKey(number)) {
      return LoopServer.json(404, "{}");
    }
    if (!done.containsKey(request)) {
      registrations++;
      statuses.put(number, body.path("jokyo").asString(""));
      comments.put(number, body.path("comment").asString(""));
      done.put(request, mapper.writeValueAsString(kekkaOf(statusLine(number))));
    }
    return LoopServer.json(200, done.getOrDefault(request, ""));
  }

  Answer kekka(ObjectNode result) {
    return LoopServer.json(200, mapper.writeValueAsString(kekkaOf(result)));
  }

  private ObjectNode kekkaOf(ObjectNode result) {
    ObjectNode whole = mapper.createObjectNode();
    whole.set("kekka", result);
    return whole;
  }
}
