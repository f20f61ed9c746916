package dev.shinseidesk.portal;

import static dev.shinseidesk.portal.Bench.problem;
import static dev.shinseidesk.portal.Bench.set;
import static dev.shinseidesk.portal.FirstPortal.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.StatusCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The calls of 029i001-01 to -04 and 029o003 over real HTTP. */
class HttpPortalTest {
  private static final ReceiptNumber FIRST = new ReceiptNumber(number(1));

  @Test
  void walksAllPagesInTheirOrderAndTellsHowFarItIs() throws Exception {
    var there = new FirstPortal(25);
    try (var bench = new Bench(there::answer, set("/limits/pageSize", "10"))) {
      List<String> told = new ArrayList<>();
      List<ListedApplication> lines = new ArrayList<>();
      bench.portal.list(
          new PortalQuery(
              LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 22), null, new StatusCode("10")),
          lines::add,
          new Progress() {
            @Override
            public void report(long done, long total) {
              told.add(done + "/" + total);
            }

            @Override
            public boolean cancelled() {
              return false;
            }
          });
      assertThat(lines)
          .extracting(l -> l.receiptNumber().value())
          .containsExactlyElementsOf(there.statuses.keySet());
      assertThat(told).containsExactly("10/25", "20/25", "25/25");
      ListedApplication line = lines.getFirst();
      assertThat(line.municipality().value()).isEqualTo("131016");
      assertThat(line.ward()).isNull();
      assertThat(line.procedureName()).isEqualTo("児童手当 認定請求");
      assertThat(line.procedureCommonName()).isEqualTo("児童手当");
      assertThat(line.filedAt()).isEqualTo(Instant.parse("2026-11-20T00:30:00Z"));
      assertThat(bench.server.asked.get(1).query())
          .containsEntry("kaishi", "2026-11-01")
          .containsEntry("shuryo", "2026-11-22")
          .containsEntry("jokyo", "10")
          .containsEntry("page", "1")
          .containsEntry("kensu", "10")
          .doesNotContainKey("tetsuzukikodo");
      assertThat(there.logIns).isEqualTo(1);
      assertThat(bench.lastPassword).as("wiped").isNotEmpty().containsOnly('\0');
    }
  }

  @Test
  void aConditionThePortalIgnoresIsHeldHere() throws Exception {
    try (var bench = new Bench(new FirstPortal(3)::answer)) {
      List<ListedApplication> lines = new ArrayList<>();
      bench.portal.list(
          new PortalQuery(null, null, new ProcedureCode("OTHER"), null), lines::add, Progress.NONE);
      assertThat(lines).isEmpty();
    }
    try (var bench =
        new Bench(
            new FirstPortal(3)::answer,
            set(
                "/calls/list/request/values",
                "{\"position\":{\"in\":\"query\",\"at\":\"page\"}}"))) {
      List<ListedApplication> lines = new ArrayList<>();
      bench.portal.list(
          new PortalQuery(LocalDate.of(2026, 11, 21), null, null, null), lines::add, Progress.NONE);
      assertThat(lines).as("filed on the 20th").isEmpty();
    }
  }

  @Test
  void fetchesTheZipByteForByte() throws Exception {
    try (var bench = new Bench(new FirstPortal(2)::answer)) {
      FetchedApplication fetched = bench.portal.fetch(FIRST);
      assertThat(fetched.archive()).isEqualTo(FirstPortal.zip("R0001"));
      assertThat(fetched.archiveHash()).isEqualTo(Sha256.of(FirstPortal.zip("R0001")));
      assertThat(fetched.archiveName()).isEqualTo("申請_R0001.zip");
      assertThat(String.valueOf(fetched.serial())).isEqualTo("0A1B2C");
      assertThat(String.valueOf(fetched.listed().ward())).isEqualTo("W01");
    }
  }

  @Test
  void registersOnceThoughTheAnswerIsLostAndTheStatusCanBeAskedFor() throws Exception {
    var there = new FirstPortal(2);
    var losses = new AtomicInteger(2);
    try (var bench =
        new Bench(asked -> {
          LoopServer.Answer answer = there.answer(asked);
          boolean lost = asked.body().contains("iraibango") && losses.getAndDecrement() > 0;
          return lost ? LoopServer.cutOff("{\"kekka\":{\"lost\":true}}") : answer;
        })) {
      var change = new StatusChange(FIRST, new StatusCode("20"), "確認しています。𠮷", "req-1");
      ListedStatus confirmed = bench.portal.register(change);
      assertThat(confirmed.status().value()).isEqualTo("20");
      assertThat(confirmed.comment()).isEqualTo("確認しています。𠮷");
      assertThat(there.registrations).isEqualTo(1);
      assertThat(bench.waits).hasSize(2);
      assertThat(bench.portal.status(FIRST)).isEqualTo(confirmed);
      List<ListedStatus> all = new ArrayList<>();
      bench.portal.statuses(PortalQuery.ALL, all::add);
      assertThat(all).hasSize(2).contains(confirmed);
    }
  }

  @Test
  void refusesWhatThePortalWouldNotTakeBeforeAsking() throws Exception {
    try (var bench = new Bench(new FirstPortal(1)::answer, set("/limits/commentCharacters", "3"))) {
      Problem code =
          problem(
              () -> bench.portal.register(new StatusChange(FIRST, new StatusCode("10"), "", "r")));
      assertThat(code.key()).isEqualTo("portal.not-registrable");
      Problem comment =
          problem(() ->
              bench.portal.register(new StatusChange(FIRST, new StatusCode("20"), "あいうえ", "r")));
      assertThat(comment.key()).isEqualTo("portal.comment-too-long");
      Problem condition =
          problem(() ->
              bench.portal.statuses(
                  new PortalQuery(null, null, new ProcedureCode("X"), null), s -> {}));
      assertThat(condition.key()).isEqualTo("portal.not-offered");
      assertThat(bench.server.asked).isEmpty();
      bench.portal.register(new StatusChange(FIRST, new StatusCode("20"), "𠮷𠮷𠮷", "r"));
      assertThat(bench.server.asked).as("three characters, six chars").hasSize(2);
    }
  }

  @Test
  void aTokenThatEndsInTheMiddleIsRenewedOnce() throws Exception {
    var there = new FirstPortal(30);
    try (var bench =
        new Bench(
            asked -> {
              if ("2".equals(asked.query().get("page")) && there.logIns == 1) {
                there.token = "ended";
              }
              return there.answer(asked);
            },
            set("/limits/pageSize", "10"))) {
      assertThat(bench.list()).hasSize(30);
      assertThat(there.logIns).isEqualTo(2);
    }
  }

  @Test
  void aTokenThatIsNeverTakenIsUnauthorizedAfterOneRenewal() throws Exception {
    var there = new FirstPortal(1);
    try (var bench =
        new Bench(asked ->
            asked.path().endsWith("/login") ? there.answer(asked) : LoopServer.json(401, "{}"))) {
      assertThat(problem(bench::list).key()).isEqualTo("portal.unauthorized");
      assertThat(there.logIns).isEqualTo(2);
    }
  }

  @Test
  void aTokenIsRenewedBeforeItsEnd() throws Exception {
    var there = new FirstPortal(1);
    there.expiry = "2026-11-22T09:10:00+09:00";
    try (var bench = new Bench(there::answer)) {
      bench.portal.fetch(FIRST);
      bench.now.set(Instant.parse("2026-11-22T00:09:29Z"));
      bench.portal.fetch(FIRST);
      assertThat(there.logIns).isEqualTo(1);
      bench.now.set(Instant.parse("2026-11-22T00:09:31Z"));
      there.expiry = "2026-11-22T09:20:00+09:00";
      bench.portal.fetch(FIRST);
      assertThat(there.logIns).isEqualTo(2);
    }
  }

  @Test
  void clocksThatDifferDoNotCauseALogInForEveryCall() throws Exception {
    var there = new FirstPortal(1);
    there.expiry = "2020-01-01T00:00:00+09:00";
    try (var bench = new Bench(there::answer)) {
      bench.portal.fetch(FIRST);
      bench.portal.fetch(FIRST);
      assertThat(there.logIns).isEqualTo(1);
    }
  }

  @Test
  void manyThreadsShareOneLogIn() throws Exception {
    var there = new FirstPortal(8);
    var threads = 8;
    try (var bench = new Bench(there::answer);
        var pool = Executors.newFixedThreadPool(threads)) {
      var start = new CountDownLatch(1);
      List<Future<FetchedApplication>> all = new ArrayList<>();
      for (int i = 1; i <= threads; i++) {
        var number = new ReceiptNumber(number(i));
        Callable<FetchedApplication> fetch =
            () -> {
              start.await();
              return bench.portal.fetch(number);
            };
        all.add(pool.submit(fetch));
      }
      start.countDown();
      for (int i = 1; i <= threads; i++) {
        assertThat(all.get(i - 1).get().archive()).isEqualTo(FirstPortal.zip(number(i)));
      }
      assertThat(there.logIns).isEqualTo(1);
    }
  }

  @Test
  void aWrongPasswordIsTriedOnceHoweverManyThreadsWait() throws Exception {
    var there = new FirstPortal(1);
    var waiting = new CountDownLatch(1);
    try (var bench =
            new Bench(asked -> {
              try {
                waiting.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return there.answer(asked);
            });
        var wrong =
            bench.portal(Bench.profile(bench.server.url() + "/api/v1", j -> {}), "wrong", null);
        var pool = Executors.newFixedThreadPool(2)) {
      var first = pool.submit(() -> problem(() -> wrong.fetch(FIRST)));
      while (bench.server.asked.isEmpty()) {
        Thread.onSpinWait();
      }
      var begun = new CountDownLatch(1);
      var second =
          pool.submit(() -> {
            Thread self = Thread.currentThread();
            Thread.ofVirtual()
                .start(() -> {
                  while (self.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                  }
                  begun.countDown();
                });
            return problem(() -> wrong.fetch(FIRST));
          });
      begun.await();
      waiting.countDown();
      assertThat(first.get().key()).isEqualTo("portal.unauthorized");
      assertThat(first.get().facts()).containsExactly("029i001-01", "401", "… は不明");
      assertThat(first.get().kind().retryMayHelp()).isFalse();
      assertThat(second.get().key()).isEqualTo("portal.unauthorized");
      assertThat(there.logIns).isEqualTo(1);
    }
  }

  @Test
  void logInIsRealAndCancellingEndsAListQuietly() throws Exception {
    var there = new FirstPortal(30);
    var stop = new AtomicBoolean();
    var cancel =
        new Progress() {
          @Override
          public void report(long done, long total) {
            stop.set(true);
          }

          @Override
          public boolean cancelled() {
            return stop.get();
          }
        };
    try (var bench = new Bench(there::answer, set("/limits/pageSize", "10"))) {
      bench.portal.logIn();
      bench.portal.logIn();
      assertThat(there.logIns).isEqualTo(2);
      List<ListedApplication> lines = new ArrayList<>();
      bench.portal.list(PortalQuery.ALL, lines::add, cancel);
      assertThat(lines).hasSize(10);
    }
  }

  @Test
  void cancellingEndsAnExchangeThatHangs() throws Exception {
    var there = new FirstPortal(1);
    var stop = new AtomicBoolean();
    try (var bench =
        new Bench(asked -> {
          if (asked.path().endsWith("/login")) {
            return there.answer(asked);
          }
          stop.set(true);
          return LoopServer.drip();
        })) {
      List<ListedApplication> lines = new ArrayList<>();
      bench.portal.list(
          PortalQuery.ALL,
          lines::add,
          new Progress() {
            @Override
            public void report(long done, long total) {}

            @Override
            public boolean cancelled() {
              return stop.get();
            }
          });
      assertThat(lines).isEmpty();
    }
  }
}
