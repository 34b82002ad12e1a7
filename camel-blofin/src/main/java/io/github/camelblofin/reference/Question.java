package io.github.camelblofin.reference;

import io.github.camelblofin.rest.Call;
import io.github.camelblofin.rest.Signing;

/**
 * What is asked, and by whom: two questions are equal when one answer serves both, which means the same parameters and, where
 * the answer is about an account, the same key. Immutable.
 */
final class Question {
    private final Call call;
    private final Signing signing;
    /** Public part of the key; empty text for public data. */
    private final String account;

    Question(Call call, Signing signing) {
        this.call = call;
        this.signing = signing;
        this.account = call.target().signed() ? signing.keyId().orElse("") : "";
    }

    Call call() {
        return call;
    }

    Signing signing() {
        return signing;
    }

    /** Whether the answer is the same for everybody. */
    boolean open() {
        return !call.target().signed();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Question that
                && call.pathAndQuery().equals(that.call.pathAndQuery())
                && account.equals(that.account);
    }

    @Override
    public int hashCode() {
        return 31 * call.pathAndQuery().hashCode() + account.hashCode();
    }

    @Override
    public String toString() {
        return call.pathAndQuery();
    }
}
