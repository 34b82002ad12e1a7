package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.error.BlofinAuthenticationException;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.BlofinUnavailableException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the exchange refuses is told once and not asked for in a hot loop. */
class RefusalTest {
    private final Rig rig = new Rig();
    private final RecordingListener listener = new RecordingListener();

    @AfterEach
    void leaveNothingOver() {
        rig.close();
    }

    @Test
    void refusedLoginIsToldOnceAndTriedAgainOnlyAfterALongWait() {
        Subscription subscription = rig.subscribePrivately(listener, "orders");
        rig.accept();
        rig.push(Rig.error("60009", "Login failed."));

        assertThat(listener.problems)
                .hasSize(1)
                .first()
                .isInstanceOfSatisfying(BlofinAuthenticationException.class, problem -> {
                    assertThat(problem.code()).contains("60009");
                    assertThat(problem.callerFault()).isTrue();
                    assertThat(problem).hasMessageContaining("passphrase").hasMessageContaining("clock");
                });
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.REFUSED);
        assertThatThrownBy(() -> subscription.confirmed().toCompletableFuture().join())
                .hasCauseInstanceOf(BlofinAuthenticationException.class);
        assertThat(rig.link().closedByClient).isTrue();

        rig.passSeconds(59);
        assertThat(rig.exchange.links).hasSize(1);
        for (int i = 2; i < 6; i++) {
            rig.awaitDial(Duration.ofSeconds(2));
            rig.accept();
            rig.push(Rig.error("60009", "Login failed."));
            assertThat(rig.exchange.links).hasSize(i);
            rig.passSeconds(59);
        }
        assertThat(listener.problems).hasSize(1);
        assertThat(listener.states).containsExactly(SubscriptionState.REFUSED);
    }

    @Test
    void loginThatWorksLaterBringsTheStream() {
        Subscription subscription = rig.subscribePrivately(listener, "orders");
        rig.accept();
        rig.push(Rig.error("60009", "Login failed."));
        rig.awaitDial(Duration.ofSeconds(61));
        rig.agree();
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.STREAMING);
        rig.drop();
        rig.awaitDial(Duration.ofSeconds(3));
        rig.accept();
        rig.push(Rig.error("60009", "Login failed."));
        assertThat(listener.problems).as("a new refusal is told again").hasSize(2);
    }

    @Test
    void secondSubscriberLearnsOfTheRefusedLogin() {
        rig.subscribePrivately(listener, "orders");
        rig.accept();
        rig.push(Rig.error("60009", "Login failed."));
        RecordingListener second = new RecordingListener();
        Subscription subscription = rig.subscribePrivately(second, "positions");
        assertThat(second.problems).hasSize(1);
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.REFUSED);
        rig.passSeconds(30);
        assertThat(rig.exchange.links).hasSize(1);
    }

    @Test
    void errorThatRepeatsTheLoginNeverShowsIt() {
        rig.subscribePrivately(listener, "orders");
        rig.accept();
        String login = rig.link().sent.peek();
        rig.push(Rig.error("60012", "Invalid request: " + login.replace("\"", "\\\"")));
        String told = listener.problems.get(0) + " " + listener.problems.get(0).exchangeMessage() + rig.connection();
        assertThat(told).doesNotContain(Rig.KEY.passphrase()).doesNotContain(Rig.KEY.apiKey());
        assertThat(told).contains("60012");
    }

    @Test
    void failingCredentialsProviderIsTriedAgainLater() {
        rig.subscribe(Rig.request(
                "orders",
                List.of(),
                () -> {
                    throw new IllegalStateException("the vault is shut");
                },
                rig.loop::execute,
                listener));
        rig.accept();
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.WAITING);
        assertThat(rig.connection().lastError()).contains("the vault is shut");
    }

    @Test
    void refusedSubscriptionIsToldOnceAndTheSocketStays() {
        Subscription subscription = rig.subscribe(listener, "trades", "NOPE-USDT");
        rig.accept();
        String request = rig.link().sent.poll();
        rig.push(Rig.error("60012", "Invalid request: " + request.replace("\"", "\\\"")));
        assertThat(listener.problems)
                .hasSize(1)
                .first()
                .isInstanceOfSatisfying(BlofinInvalidRequestException.class, problem -> assertThat(problem)
                        .hasMessageContaining("trades NOPE-USDT")
                        .hasMessageContaining("60012")
                        .hasMessageContaining("instrument exists"));
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.REFUSED);
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.STREAMING);
        for (int i = 0; i < 30; i++) {
            rig.passSeconds(20);
            assertThat(rig.link().sent.poll()).isEqualTo("ping");
            rig.push("pong");
        }
        rig.expectNothingSent();
        rig.drop();
        rig.passSeconds(55);
        assertThat(rig.exchange.links).as("nothing to dial for").hasSize(1);
        assertThat(listener.problems).hasSize(1);
    }

    @Test
    void oneBadInstrumentDoesNotTakeItsNeighboursDown() {
        String[] names = Rig.instruments(80).toArray(String[]::new);
        names[37] = "NOPE-USDT";
        Subscription subscription = rig.subscribe(listener, "trades", names);
        rig.accept();
        int requests = refuseWhatContains(Set.of("NOPE-USDT"), "60012");
        assertThat(subscription.status().confirmed()).isEqualTo(79);
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.STREAMING);
        assertThat(listener.problems).hasSize(1).first().asString().contains("NOPE-USDT");
        assertThat(requests).isLessThan(20);
        assertThat(subscription.confirmed().toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void burstThatIsRefusedIsNotCutWithoutEnd() {
        Subscription subscription =
                rig.subscribe(listener, "trades", Rig.instruments(300).toArray(String[]::new));
        rig.accept();
        int requests = refuseWhatContains(new HashSet<>(Rig.instruments(300)), "60012");
        assertThat(requests).isLessThan(140);
        assertThat(subscription.status().confirmed()).isZero();
        rig.expectNothingSent();
        rig.pass(Duration.ofSeconds(15));
        rig.push("pong");
        rig.expectNothingSent();
    }

    @Test
    void subscriptionThatWorkedBeforeIsAskedForAgain() {
        Subscription subscription = rig.subscribe(listener, "trades", "A-USDT");
        rig.agree();
        rig.drop();
        rig.awaitDial(Duration.ofSeconds(3));
        rig.accept();
        rig.sent();
        rig.push(Rig.error("60012", "Invalid request"));
        assertThat(listener.problems).hasSize(1);
        for (int i = 0; i < 3; i++) {
            rig.pass(Duration.ofSeconds(19));
            rig.push("pong");
            rig.expectOnlyPings();
        }
        rig.passSeconds(3);
        rig.acknowledge("subscribe");
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.STREAMING);
    }

    @Test
    void refusalOfAnUnknownKindIsTemporary() {
        Subscription subscription = rig.subscribe(listener, "trades", "A-USDT", "B-USDT");
        rig.accept();
        rig.sent();
        rig.push(Rig.error("63999", "busy"));
        rig.expectNothingSent();
        assertThat(listener.problems).hasSize(2).allSatisfy(problem -> assertThat(problem)
                .isInstanceOf(BlofinUnavailableException.class));
        for (int i = 0; i < 3; i++) {
            rig.pass(Duration.ofSeconds(19));
            rig.push("pong");
            rig.expectOnlyPings();
        }
        rig.passSeconds(4);
        rig.acknowledge("subscribe");
        assertThat(subscription.status().confirmed()).isEqualTo(2);
    }

    @Test
    void errorThatNobodyAskedForChangesNothing() {
        rig.subscribe(listener, "trades", "A-USDT");
        rig.agree();
        rig.push(Rig.error("60012", "Invalid request: something else"));
        rig.push("{\"event\":\"notice\",\"msg\":\"maintenance soon\"}");
        assertThat(rig.connection().state()).isEqualTo(ConnectionState.STREAMING);
        assertThat(listener.problems).isEmpty();
    }

    /** Plays an exchange that refuses each request with one of these instruments. Gives the number of requests. */
    private int refuseWhatContains(Set<String> bad, String code) {
        int requests = 0;
        while (!rig.link().sent.isEmpty()) {
            requests++;
            JsonNode args = rig.sent().path("args");
            boolean refuse = false;
            for (JsonNode arg : args) {
                refuse |= bad.contains(arg.path("instId").asText());
            }
            if (refuse) {
                rig.push(Rig.error(code, "Invalid request"));
            } else {
                for (JsonNode arg : args) {
                    rig.push(Rig.ack("subscribe", "trades", arg.path("instId").asText()));
                }
            }
        }
        return requests;
    }
}
