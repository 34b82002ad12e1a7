package io.github.camelblofin.reference;

import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.Answers;
import io.github.camelblofin.rest.Call;
import io.github.camelblofin.rest.Calls;
import io.github.camelblofin.rest.Signing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes calls and answers when the test says so; fails when calls are left unanswered. */
final class FakeExchange implements Calls {
    final BlofinException down = new BlofinUnavailableException(
            new Failure("market/instruments", "HTTP 503", null, "down", true, false, false, null));

    private final List<Call> calls = new ArrayList<>();
    private final List<CompletableFuture<Answer>> open = new ArrayList<>();

    @Override
    public synchronized CompletionStage<Answer> call(Call call, Signing by) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        calls.add(call);
        open.add(answer);
        return answer;
    }

    synchronized int asked() {
        return calls.size();
    }

    /** Answers the oldest open call with these rows. */
    void answer(String rows) {
        Call call = calls.get(calls.size() - open.size());
        open.remove(0).complete(answer(call, rows));
    }

    void fail() {
        fail(down);
    }

    void fail(BlofinException failure) {
        open.remove(0).completeExceptionally(failure);
    }

    static Answer answer(Call call, String rows) {
        return Answers.fresh(call.target(), "{\"code\":\"0\",\"msg\":\"success\",\"data\":" + rows + "}");
    }
}
