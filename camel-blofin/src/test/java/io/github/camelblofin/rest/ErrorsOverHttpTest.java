package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinPartialBatchException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that can come back instead of an answer, over a socket: what it becomes, for a read and for an order. */
class ErrorsOverHttpTest extends RestClientTestSupport {
    private static final Map<String, Object> ORDER = Map.of(
            "instId", "BTC-USDT",
            "marginMode", "cross",
            "positionSide", "net",
            "side", "buy",
            "orderType", "market",
            "size", "1");

    /** Columns: status, type, body; exception; code; for an order: retryable, possibly happened, caller's fault. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "401|json|{\"code\":\"401\",\"msg\":\"Unauthorized\"}|Authentication|401|false|false|true",
                "401|html|<html>who?</html>|Authentication|HTTP 401|false|false|true",
                "401|json|{\"code\":\"152409\",\"msg\":\"bad\"}|Authentication|152409|false|false|true",
                "403|html|<html>go away</html>|RateLimit|HTTP 403|true|false|false",
                "404|html|<html>nothing here</html>|InvalidRequest|HTTP 404|false|false|true",
                "404|json|{\"code\":404,\"msg\":\"not found\"}|InvalidRequest|404|false|false|true",
                "429|json|{\"code\":\"429\",\"msg\":\"slow down\"}|RateLimit|429|true|false|false",
                "429|html|``|RateLimit|HTTP 429|true|false|false",
                "500|json|{\"code\":\"500\",\"msg\":\"boom\"}|Unavailable|500|false|true|false",
                "502|html|<html>bad gateway</html>|Unavailable|HTTP 502|false|true|false",
                "503|html|``|Unavailable|HTTP 503|false|true|false",
                "504|html|<html>too slow</html>|Unavailable|HTTP 504|false|true|false",
                "200|html|<html>a challenge</html>|Unavailable|-|false|true|false",
                "200|json|{\"code\":\"0\",\"msg\":\"\",\"data\":[{\"ord|Unavailable|-|false|true|false",
                "200|json|``|Unavailable|-|false|true|false",
                "200|json|{\"code\":\"152404\",\"msg\":\"not for you\"}|Authentication|152404|false|false|true",
                "200|json|{\"code\":103003,\"msg\":\"no margin\"}|OrderRejected|103003|false|false|true",
                "200|json|{\"code\":429,\"msg\":\"slow down\"}|RateLimit|429|true|false|false",
                "200|json|{\"error_code\":500,\"error_message\":\"boom\"}|Unavailable|500|false|true|false",
                "200|json|{\"code\":\"152405\",\"msg\":\"late\"}|Authentication|152405|true|false|false",
                "200|json|{\"code\":\"999999\",\"msg\":\"new\"}|Unavailable|999999|false|true|false",
                "200|json|{\"code\":\"1\",\"msg\":\"all\",\"data\":[{\"code\":\"102014\",\"msg\":\"big\"}]}|OrderRejected|102014|false|false|true",
                "200|json|{\"code\":\"0\",\"data\":[{\"orderId\":null,\"code\":\"103003\",\"msg\":\"m\"}]}|OrderRejected|103003|false|false|true",
                "200|json|{\"code\":\"2\",\"data\":[{\"code\":103013,\"msg\":\"again\"}]}|Unavailable|103013|false|true|false",
                "200|json|{\"code\":\"1\",\"msg\":\"all\",\"data\":null}|PartialBatch|1|false|true|false",
            })
    void orderFailsWithTheFourAnswersThatARouteNeeds(
            int status,
            String type,
            String body,
            String exception,
            String code,
            boolean retryable,
            boolean unknown,
            boolean fault) {
        answers(status, type, body, code);

        BlofinException failure = failure(post(Operation.TRADE_ORDER, ORDER));

        assertThat(failure.getClass().getSimpleName()).isEqualTo("Blofin" + exception + "Exception");
        assertThat(failure.code().orElse(null)).isEqualTo(code);
        assertThat(failure.retryable()).as("retryable").isEqualTo(retryable);
        assertThat(failure.outcomeUnknown()).as("possibly happened").isEqualTo(unknown);
        assertThat(failure.callerFault()).as("caller's fault").isEqualTo(fault);
        assertThat(failure.operation()).isEqualTo("trade/order");
        assertThat(failure).hasMessageStartingWith("trade/order: ");
    }

    /** A refusal because of the time is answered by a second attempt, so it is scripted twice. */
    private void answers(int status, String type, String body, String code) {
        for (int i = 0; i < ("152405".equals(code) ? 2 : 1); i++) {
            server.thenAnswer(status, type.equals("html") ? "text/html" : "application/json", body);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "500|boom",
                "502|<html>",
                "200|<html>",
                "200|{\"code\":\"0\",\"da",
                "200|``",
                "200|{\"code\":\"103013\"}",
                "429|``",
                "403|<html>"
            })
    void readMayBeSentAgainAfterAllThatPasses(int status, String body) {
        server.thenAnswer(status, "text/html", body);

        BlofinException failure = failure(get(Operation.ACCOUNT_POSITIONS));

        assertThat(failure.retryable()).isTrue();
        assertThat(failure.outcomeUnknown()).isFalse();
    }

    @Test
    void partlyFailedBatchTellsEachItem() {
        server.thenAnswer("{\"code\":\"2\",\"msg\":\"some\",\"data\":[{\"orderId\":\"8\",\"code\":\"0\"},"
                + "{\"orderId\":null,\"code\":102014,\"msg\":\"too big\"}]}");

        BlofinException failure = failure(post(Operation.TRADE_BATCH_ORDERS, List.of(ORDER, ORDER)));

        assertThat(failure).isInstanceOfSatisfying(BlofinPartialBatchException.class, batch -> {
            assertThat(batch.items()).hasSize(2);
            assertThat(batch.items().get(0).done()).isTrue();
            assertThat(batch.failed()).singleElement().satisfies(item -> {
                assertThat(item.code()).isEqualTo("102014");
                assertThat(item.message()).isEqualTo("too big");
            });
        });
        assertThat(failure.code()).contains("2");
        assertThat(failure.outcomeUnknown()).isFalse();
    }
}
