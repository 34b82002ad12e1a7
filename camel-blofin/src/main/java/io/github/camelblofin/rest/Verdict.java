package io.github.camelblofin.rest;

import io.github.camelblofin.api.ErrorClass;
import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.api.RetryAdvice;

/**
 * What an answer that is not good means.
 *
 * @param line the line of the table that decides; {@link ErrorCode#UNLISTED} where there is none
 * @param code code as it came, or {@code HTTP nnn}
 * @param text BloFin's text; {@code null} when there is none
 * @param errorClass kind of error, which says what exception it becomes
 * @param retry whether to send it again
 */
record Verdict(ErrorCode line, String code, String text, ErrorClass errorClass, RetryAdvice retry) {
    /** Of a code in a body. */
    static Verdict ofCode(String code, String text) {
        ErrorCode line = ErrorCode.find(code).orElse(ErrorCode.UNLISTED);
        return new Verdict(line, code, text, line.errorClass(), line.retry());
    }

    /** Of a code in a row of an answer. Cancels of finished orders come with other codes, but the text of 102068. */
    static Verdict ofItem(String code, String text) {
        boolean finished = ErrorCode.CANCEL_TOO_LATE.text().orElseThrow().equals(text);
        Verdict told = ofCode(finished ? ErrorCode.CANCEL_TOO_LATE.code() : code, text);
        return new Verdict(told.line, code, text, told.errorClass, told.retry);
    }

    /**
     * Of an HTTP status that is no success. A code of BloFin's in the body says more than 401, 403 or 404 do, unless it only
     * repeats the status, but not more than 429 or a server's failure.
     */
    static Verdict ofStatus(int status, String code, String text) {
        String shown = code == null ? "HTTP " + status : code;
        ErrorCode told =
                code == null ? ErrorCode.UNLISTED : ErrorCode.find(code).orElse(ErrorCode.UNLISTED);
        boolean repeats = Integer.toString(status).equals(code);
        boolean listed = told != ErrorCode.UNLISTED && told.errorClass() != ErrorClass.OK && !repeats;
        if (status == 429) {
            return line(ErrorCode.HTTP_TOO_MANY_REQUESTS, shown, text);
        }
        if (status >= 500) {
            return line(ErrorCode.HTTP_SERVER_ERROR, shown, text);
        }
        if (listed) {
            return line(told, code, text);
        }
        return switch (status) {
            case 401 -> line(ErrorCode.HTTP_UNAUTHORIZED, shown, text);
            case 403 -> line(ErrorCode.HTTP_FORBIDDEN, shown, text);
            case 404 -> never(ErrorClass.NOT_FOUND, shown, text);
            case 408 -> line(ErrorCode.NO_RESPONSE, shown, text);
            default -> never(status >= 400 ? ErrorClass.INVALID_PARAMETER : ErrorClass.SERVER, shown, text);
        };
    }

    boolean good() {
        return errorClass == ErrorClass.OK;
    }

    private static Verdict line(ErrorCode line, String code, String text) {
        return new Verdict(line, code, text, line.errorClass(), line.retry());
    }

    private static Verdict never(ErrorClass errorClass, String code, String text) {
        return new Verdict(ErrorCode.UNLISTED, code, text, errorClass, RetryAdvice.NEVER);
    }
}
