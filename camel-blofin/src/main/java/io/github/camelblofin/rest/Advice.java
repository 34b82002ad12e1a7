package io.github.camelblofin.rest;

import io.github.camelblofin.api.ErrorClass;
import io.github.camelblofin.api.ErrorCode;

/** What a person can do about an error, in one sentence without a full stop; codes first, then their class. */
final class Advice {
    private Advice() {}

    static String of(ErrorCode code, ErrorClass errorClass) {
        return switch (code) {
            case KEY_NOT_FOUND ->
                "Check apiKey and environment: live keys work with environment=live only, demo keys"
                        + " with environment=demo only";
            case KEY_EXPIRED -> "Make a new key, or renew this one, on BloFin's API management page";
            case ADDRESS_NOT_WHITELISTED -> "Add this machine's public address to the key's IP whitelist";
            case PASSPHRASE_ERROR ->
                "Check passphrase: it is the one chosen when the key was made, not the account's" + " password";
            case SIGNATURE_FAILED, INVALID_SIGNATURE ->
                "Check secretKey: it must belong to this apiKey and be whole,"
                        + " with all its characters as BloFin showed them";
            case OPERATION_NOT_SUPPORTED ->
                "Check the key's permissions; if they allow it, the path does not exist, or"
                        + " not for this account or environment";
            case BROKER_ID_NOT_SUPPORTED -> "Remove brokerId: this key belongs to no broker";
            case BROKER_ID_REQUIRED -> "Set brokerId: this key belongs to a broker";
            case BROKER_ID_UNMATCHED -> "Check brokerId: it is not the one this key belongs to";
            case JSON_SYNTAX_ERROR -> "Check whether the operation takes one object or a list";
            case HTTP_UNAUTHORIZED -> "Check the path (BloFin answers so to paths it does not know) and the key";
            case HTTP_FORBIDDEN ->
                "BloFin's firewall refuses this address, for five minutes at first: stop calling, call"
                        + " less often afterwards; refused from the first call on: something on the way may have removed the"
                        + " User-Agent, or the network is not welcome";
            default -> of(errorClass);
        };
    }

    private static String of(ErrorClass errorClass) {
        return switch (errorClass) {
            case AUTH -> "Check the key, its permissions and the environment";
            case SIGNATURE -> "Check secretKey";
            case CLOCK -> "Set this machine's clock: BloFin allows 60 seconds of difference";
            case NONCE -> "The nonce was seen before; a new call gets a new one";
            case DUPLICATE_CLIENT_ID ->
                "This id was used before: if this is a second attempt the first one got through,"
                        + " so look it up by that id; else choose another id";
            case RATE_LIMIT -> "Call less often: BloFin stops those who go on calling";
            case FIREWALL_BAN -> "Stop calling for some minutes";
            case INSUFFICIENT_FUNDS -> "Add funds to this account or ask for less";
            case INVALID_PARAMETER -> "Correct the request";
            case NOT_FOUND -> "Check the names and ids in the request";
            case ORDER_STATE -> "The order is finished already: look it up to see how";
            case POSITION_STATE -> "The position or the account's mode does not allow it: look at both first";
            case RISK_LIMIT -> "A limit of BloFin's forbids it: ask for less or for another price";
            case PARTIAL_BATCH -> "Look at each item; send again the failed ones only, never the whole batch";
            case SERVER -> "BloFin failed";
            case UNKNOWN, OK -> "This release does not know this code";
        };
    }
}
