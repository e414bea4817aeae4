package io.handshake.chassis.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.event.LogTail;
import io.handshake.chassis.event.NewEvent;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.WebhookReceiver;
import io.handshake.chassis.test.WebhookReceiver.Answer;
import io.handshake.chassis.test.WebhookReceiver.Call;
import io.handshake.chassis.things.ThingsResource.ThingMade;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class TellingTest {
    private static WebhookReceiver receiver;

    @Inject
    Sql sql;

    @Inject
    EventLog events;

    @Inject
    LogTail log;

    @Inject
    Webhooks webhooks;

    @Inject
    Deliveries deliveries;

    @Inject
    Claims claims;

    @Inject
    TellPage tell;

    @Inject
    Retries retries;

    @Inject
    WebhooksConfig config;

    @Inject
    InstantSource clock;

    private String path = "";

    @BeforeAll
    static void start() {
        receiver = WebhookReceiver.start();
    }

    @AfterAll
    static void stop() {
        receiver.close();
    }

    @AfterEach
    void clean() {
        SettableClock.reset();
        sql.update("delete from webhook");
    }

    @Test
    void whatHappensIsToldAsTheFeedHasItFromNowOn() {
        make("before", 1);
        WebhookSecret secret = subscribe();
        String subject = make("after", 1);

        Call call = told(1).getFirst();
        String feed =
                sql.first("select id from feed", row -> row.getString("id")).orElseThrow();
        String position = sql.first(
                        "select position from event where subject = ?", row -> row.getString("position"), subject)
                .orElseThrow();
        assertThat(call.body())
                .startsWith("{\"specversion\":\"1.0\",\"id\":\"" + position + "\",\"source\":\"/thing-service/feeds/"
                        + feed)
                .contains("\"type\":\"thing-made\"", "\"subject\":\"" + subject, "\"name\":\"after 1\"");
        assertThat(call.id()).isEqualTo(feed + "_" + position);
        assertThat(call.isSignedWith(secret.secret())).isTrue();
    }

    @Test
    void ofOneSubjectItIsToldInOrder() {
        subscribe();
        String subject = make("thing", 30);

        assertThat(told(30).stream()
                        .filter(call -> call.body().contains(subject))
                        .map(TellingTest::sequence))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 30).boxed().toList());
    }

    @Test
    void twoReplicasTellEachOnce() throws InterruptedException {
        List<Tellers> replicas = List.of(replica(), replica(), replica());
        subscribe();
        webhooks.create(declaration(true), "admin-1");
        webhooks.create(declaration(true), "admin-1");
        try {
            for (int i = 0; i < 20; i++) {
                make("thing", 10);
                replicas.forEach(Tellers::keepAndTake);
            }
            List<Call> calls = told(600);
            Map<String, Long> times = calls.stream().collect(Collectors.groupingBy(Call::id, Collectors.counting()));
            assertThat(times)
                    .hasSize(200)
                    .allSatisfy((_, count) -> assertThat(count).isEqualTo(3));
        } finally {
            for (Tellers replica : replicas) {
                replica.stop();
            }
        }
    }

    @Test
    void whatAReplicaLeftWhenItWasKilledIsToldByAnother() {
        WebhookSecret secret = subscribe();
        Claims.Claim dead = heldBySomebodyElse(secret.id());
        make("thing", 5);
        Claims.Held frozen = claims.look(dead).orElseThrow();

        sql.update("update webhook set claimed_until = now() - interval '1 second' where id = ?", secret.id());

        assertThat(ids(told(5))).hasSize(5);
        assertThat(claims.look(dead)).isEmpty();
        assertThat(catchThrowable(() -> claims.move(dead, frozen.cursor(), log.end(), List.of())))
                .isInstanceOf(Claims.Outrun.class);
    }

    @Test
    void aServiceThatStartsAgainGoesOnWhereItWas() throws InterruptedException {
        Tellers first = replica();
        subscribe();
        first.keepAndTake();
        make("thing", 3);
        told(3);
        first.stop();
        make("thing", 4);

        assertThat(ids(told(7))).hasSize(7);
    }

    @Test
    void oneThatCannotBeToldDoesNotHoldUpTheNextAndIsToldLater() {
        AtomicInteger refusals = new AtomicInteger();
        WebhookSecret secret = subscribe();
        receiver.answer(
                path,
                call -> call.body().contains("\"bad 1\"") && refusals.getAndIncrement() < 2
                        ? new Answer(500, Map.of("Retry-After", "3600"))
                        : Answer.of(204));
        make("bad", 1);
        make("good", 3);
        told(4);
        Eventually.untilAsserted(() -> assertThat(of(secret)).satisfiesExactly(delivery -> {
            assertThat(delivery.state()).isEqualTo("waiting");
            assertThat(delivery.attempts()).isEqualTo(1);
            assertThat(delivery.status()).isEqualTo(500);
            assertThat(delivery.error()).isEqualTo("answered 500");
        }));

        untilDelivered(secret, 3);

        assertThat(receiver.calls(path).stream()
                        .filter(call -> call.body().contains("\"bad 1\""))
                        .map(Call::id)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void oneWhoAsksToBeLeftAloneIs() {
        WebhookSecret secret = subscribe();
        receiver.answer(path, _ -> new Answer(503, Map.of("Retry-After", "7200")));
        Instant before = clock.instant();
        make("thing", 1);

        Eventually.untilAsserted(() -> assertThat(of(secret))
                .satisfiesExactly(
                        delivery -> assertThat(delivery.nextAt()).isAfterOrEqualTo(before.plusSeconds(7200))));
    }

    @Test
    void afterTheLastTryItIsKeptAndCanBeReplayed() {
        WebhookSecret secret = subscribe();
        receiver.answer(path, _ -> Answer.of(500));
        make("thing", 1);
        Eventually.untilAsserted(() -> {
            SettableClock.advance(Duration.ofHours(30));
            retries.look();
            assertThat(of(secret)).satisfiesExactly(delivery -> {
                assertThat(delivery.state()).isEqualTo("failed");
                assertThat(delivery.attempts()).isEqualTo(10);
                assertThat(delivery.nextAt()).isNull();
            });
        });
        receiver.answer(path, _ -> Answer.of(200));

        transaction(() -> deliveries.replay(secret.id(), of(secret).getFirst().id()));

        untilDelivered(secret, 1);
        assertThat(ids(receiver.calls(path))).hasSize(1);
    }

    @Test
    void whoeverAnswers410IsToldNothingMore() {
        WebhookSecret secret = subscribe();
        receiver.answer(path, _ -> Answer.of(410));
        make("thing", 1);

        Eventually.untilAsserted(
                () -> assertThat(webhooks.get(secret.id()).gone()).isTrue());
        assertThat(webhooks.get(secret.id()).active()).isFalse();
        make("unheard", 1);
        receiver.answer(path, _ -> Answer.of(204));
        webhooks.change(secret.id(), "*", declaration(true));
        String subject = make("heard", 1);

        Eventually.untilAsserted(
                () -> assertThat(receiver.calls(path).getLast().body()).contains(subject));
        assertThat(receiver.calls(path)).noneMatch(call -> call.body().contains("unheard"));
        assertThat(webhooks.get(secret.id()).gone()).isFalse();
    }

    @Test
    void aReceiverThatIsDownHoldsUpNobodyElse() {
        subscribe();
        String down = path;
        receiver.answer(down, _ -> Answer.of(500));
        subscribe();
        make("thing", 200);

        assertThat(ids(told(200))).hasSize(200);
    }

    @Test
    void bothSecretsSignUntilTheOldOneLapses() {
        WebhookSecret old = subscribe();
        WebhookSecret fresh = webhooks.rotate(old.id(), new SecretRotation(1));
        make("thing", 1);
        Call both = told(1).getFirst();
        SettableClock.advance(Duration.ofHours(2));

        assertThat(both.isSignedWith(old.secret())).isTrue();
        assertThat(both.isSignedWith(fresh.secret())).isTrue();
        Eventually.untilAsserted(
                () -> { // what is told next may be signed by what was read before the clock was set
                    int before = receiver.calls(path).size();
                    make("thing", 1);
                    Call one = told(before + 1).getLast();
                    assertThat(one.isSignedWith(old.secret())).isFalse();
                    assertThat(one.isSignedWith(fresh.secret())).isTrue();
                });
        assertThat(webhooks.get(old.id()).oldSecretUntil()).isNull();
    }

    @Test
    void aTestIsToldAsAnyOtherEvent() {
        WebhookSecret secret = subscribe();
        transaction(() -> deliveries.test(secret.id()));

        Call call = told(1).getFirst();
        assertThat(call.body())
                .contains("\"type\":\"webhook-test\"", secret.id().toString());
        assertThat(call.isSignedWith(secret.secret())).isTrue();
        untilDelivered(secret, 1);
    }

    @Test
    void whoDoesNotAnswerIsCalledAFewTimesAtOnceHoweverMuchWaits() {
        WebhookSecret secret = subscribe();
        CountDownLatch answer = new CountDownLatch(1);
        receiver.answer(path, _ -> {
            await(answer);
            return Answer.of(204);
        });
        transaction(() -> IntStream.range(0, 12).forEach(_ -> deliveries.test(secret.id())));
        for (int i = 0; i < 3; i++) {
            retries.look();
        }

        assertThat(of(secret).stream().filter(delivery -> delivery.attempts() > 0))
                .hasSize(4);
        answer.countDown();
        Eventually.untilAsserted(
                () -> assertThat(of(secret)).extracting(DeliveryView::state).containsOnly("delivered"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Tellers replica() {
        return new Tellers(List.of(() -> Set.of("thing-made")), claims, log, tell, config, clock);
    }

    private Claims.Claim heldBySomebodyElse(UUID webhook) {
        UUID claim = UUID.randomUUID();
        sql.update(
                "update webhook set claim = ?, claimed_until = now() + interval '1 hour' where id = ?", claim, webhook);
        return new Claims.Claim(webhook, claim);
    }

    private WebhookSecret subscribe() {
        path = "/" + UUID.randomUUID();
        return webhooks.create(declaration(true), "admin-1");
    }

    private WebhookDeclaration declaration(boolean active) {
        return new WebhookDeclaration(receiver.url(path), List.of("thing-made"), null, active);
    }

    /** Facts about one new subject, in one transaction. */
    private String make(String name, int times) {
        String subject = UUID.randomUUID().toString();
        List<NewEvent> made = new ArrayList<>();
        for (int i = 1; i <= times; i++) {
            made.add(new NewEvent(
                    subject, (long) i, clock.instant(), new ThingMade(UUID.fromString(subject), name + " " + i)));
        }
        transaction(() -> events.append(made));
        return subject;
    }

    private static void transaction(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }

    private List<Call> told(int calls) {
        Eventually.untilAsserted(() -> assertThat(receiver.calls(path)).hasSizeGreaterThanOrEqualTo(calls));
        return receiver.calls(path);
    }

    private List<DeliveryView> of(WebhookSecret secret) {
        return deliveries.before(secret.id(), null, null, 100);
    }

    private void untilDelivered(WebhookSecret secret, int attempts) {
        Eventually.untilAsserted(() -> {
            SettableClock.advance(Duration.ofHours(1));
            retries.look();
            assertThat(of(secret)).satisfiesExactly(delivery -> {
                assertThat(delivery.state()).isEqualTo("delivered");
                assertThat(delivery.attempts()).isEqualTo(attempts);
                assertThat(delivery.error()).isNull();
            });
        });
    }

    private static Set<String> ids(List<Call> calls) {
        Set<String> ids = new HashSet<>();
        calls.forEach(call -> ids.add(call.id()));
        return ids;
    }

    private static int sequence(Call call) {
        Matcher sequence = Pattern.compile("\"sequence\":(\\d+)").matcher(call.body());
        return sequence.find() ? Integer.parseInt(sequence.group(1)) : 0;
    }
}
