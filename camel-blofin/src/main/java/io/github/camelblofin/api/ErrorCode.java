package io.github.camelblofin.api;

import static io.github.camelblofin.api.ErrorClass.AUTH;
import static io.github.camelblofin.api.ErrorClass.CLOCK;
import static io.github.camelblofin.api.ErrorClass.DUPLICATE_CLIENT_ID;
import static io.github.camelblofin.api.ErrorClass.FIREWALL_BAN;
import static io.github.camelblofin.api.ErrorClass.INSUFFICIENT_FUNDS;
import static io.github.camelblofin.api.ErrorClass.INVALID_PARAMETER;
import static io.github.camelblofin.api.ErrorClass.NONCE;
import static io.github.camelblofin.api.ErrorClass.NOT_FOUND;
import static io.github.camelblofin.api.ErrorClass.OK;
import static io.github.camelblofin.api.ErrorClass.ORDER_STATE;
import static io.github.camelblofin.api.ErrorClass.PARTIAL_BATCH;
import static io.github.camelblofin.api.ErrorClass.POSITION_STATE;
import static io.github.camelblofin.api.ErrorClass.RATE_LIMIT;
import static io.github.camelblofin.api.ErrorClass.RISK_LIMIT;
import static io.github.camelblofin.api.ErrorClass.SERVER;
import static io.github.camelblofin.api.ErrorClass.SIGNATURE;
import static io.github.camelblofin.api.ErrorClass.UNKNOWN;
import static io.github.camelblofin.api.ErrorScope.ANY;
import static io.github.camelblofin.api.ErrorScope.HTTP;
import static io.github.camelblofin.api.ErrorScope.ITEM;
import static io.github.camelblofin.api.ErrorScope.REST;
import static io.github.camelblofin.api.ErrorScope.WEBSOCKET;
import static io.github.camelblofin.api.RetryAdvice.AMBIGUOUS;
import static io.github.camelblofin.api.RetryAdvice.NEVER;
import static io.github.camelblofin.api.RetryAdvice.NOT_NEEDED;
import static io.github.camelblofin.api.RetryAdvice.SAFE;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every result code of BloFin, one line each, and what to make of it. Source: "Errors", and the sources that
 * {@code docs/architecture.md} names for codes that BloFin does not document.
 *
 * <p>Columns: code (or the situation, where there is none), HTTP status it comes with (0: any or none), class, whether
 * to try again, where it occurs, BloFin's text ({@code null}: not known).
 */
public enum ErrorCode {
    // spotless:off
    SUCCESS                           ("0",           200, OK,                  NOT_NEEDED, REST,      "success"),
    ALL_FAILED                        ("1",           200, PARTIAL_BATCH,       AMBIGUOUS,  REST,      "All operations failed"),
    PARTLY_FAILED                     ("2",           200, PARTIAL_BATCH,       AMBIGUOUS,  REST,      "Batch operation partially succeeded."),
    SUCCESS_AFFILIATE                 ("200",         200, OK,                  NOT_NEEDED, REST,      "success"),
    BAD_REQUEST                       ("400",         200, INVALID_PARAMETER,   NEVER,      REST,      "Bad Request"),
    INVALID_SIGNATURE                 ("401",         200, SIGNATURE,           NEVER,      REST,      "Invalid signature."),
    PATH_NOT_FOUND                    ("404",         200, NOT_FOUND,           NEVER,      REST,      "not found"),
    METHOD_NOT_ALLOWED                ("405",         200, INVALID_PARAMETER,   NEVER,      REST,      "Method Not Allowed"),
    NOT_ACCEPTABLE                    ("406",         200, INVALID_PARAMETER,   NEVER,      REST,      "Not Acceptable"),
    TOO_MANY_REQUESTS                 ("429",         429, RATE_LIMIT,          SAFE,       REST,      "Too Many Requests"),
    INTERNAL_SERVER_ERROR             ("500",         200, SERVER,              AMBIGUOUS,  REST,      "Internal Server Error"),
    MAXIMUM_ORDER_SIZE                ("542",         200, RISK_LIMIT,          NEVER,      REST,      "Exceeded the maximum order size limit"),
    ORDER_ALREADY_CANCELED            ("1000",        200, ORDER_STATE,         NEVER,      ITEM,      "The order has been canceled."),
    LOGIN_FAILED                      ("60009",       0,   AUTH,                NEVER,      WEBSOCKET, "Login failed."),
    INVALID_SOCKET_REQUEST            ("60012",       0,   INVALID_PARAMETER,   NEVER,      WEBSOCKET, "Invalid request: <the request text>"),
    PARAMETERS_ERROR                  ("80001",       200, INVALID_PARAMETER,   NEVER,      REST,      "Parameters error"),
    NO_AFFILIATE                      ("80006",       200, NOT_FOUND,           NEVER,      REST,      "Affiliate do not exit. Please apply to be affiliate first."),
    DUPLICATE_CLIENT_ORDER_ID         ("102002",      200, DUPLICATE_CLIENT_ID, NEVER,      REST,      "Duplicate customized order ID"),
    POSITION_CLOSED_ALREADY           ("102005",      200, POSITION_STATE,      NEVER,      REST,      "Position had been closed"),
    LIMIT_ORDER_TOO_LARGE             ("102014",      200, RISK_LIMIT,          NEVER,      REST,      "Limit order exceeds maximum order size limit"),
    MARKET_ORDER_TOO_LARGE            ("102015",      200, RISK_LIMIT,          NEVER,      REST,      "Market order exceeds maximum order size limit"),
    REDUCE_ONLY_WITHOUT_POSITION      ("102022",      200, POSITION_STATE,      NEVER,      REST,      "Failed to place order. You don't have any positions of this contract. Turn off Reduce-only to continue."),
    TP_TRIGGER_NOT_ABOVE_LAST         ("102037",      200, INVALID_PARAMETER,   NEVER,      REST,      "TP trigger price should be higher than the latest trading price"),
    SL_TRIGGER_NOT_BELOW_LAST         ("102038",      200, INVALID_PARAMETER,   NEVER,      REST,      "SL trigger price should be lower than the latest trading price"),
    TP_TRIGGER_NOT_BELOW_LAST         ("102039",      200, INVALID_PARAMETER,   NEVER,      REST,      "TP trigger price should be lower than the latest trading price"),
    SL_TRIGGER_NOT_ABOVE_LAST         ("102040",      200, INVALID_PARAMETER,   NEVER,      REST,      "SL trigger price should be higher than the latest trading price"),
    SL_TRIGGER_NOT_ABOVE_ORDER_PRICE  ("102047",      200, INVALID_PARAMETER,   NEVER,      REST,      "Stop loss trigger price should be higher than the order price"),
    SL_TRIGGER_NOT_ABOVE_BID          ("102048",      200, INVALID_PARAMETER,   NEVER,      REST,      "stop loss trigger price must be higher than the best bid price"),
    TP_TRIGGER_NOT_BELOW_ORDER_PRICE  ("102049",      200, INVALID_PARAMETER,   NEVER,      REST,      "Take profit trigger price should be lower than the order price"),
    SL_TRIGGER_NOT_BELOW_ASK          ("102050",      200, INVALID_PARAMETER,   NEVER,      REST,      "stop loss trigger price must be lower than the best ask price"),
    SL_TRIGGER_NOT_BELOW_ORDER_PRICE  ("102051",      200, INVALID_PARAMETER,   NEVER,      REST,      "stop loss trigger price should be lower than the order price"),
    TP_TRIGGER_NOT_ABOVE_ORDER_PRICE  ("102052",      200, INVALID_PARAMETER,   NEVER,      REST,      "take profit trigger price should be higher than the order price"),
    TP_TRIGGER_NOT_BELOW_BID          ("102053",      200, INVALID_PARAMETER,   NEVER,      REST,      "take profit trigger price should be lower than the best bid price"),
    TP_TRIGGER_NOT_ABOVE_ASK          ("102054",      200, INVALID_PARAMETER,   NEVER,      REST,      "take profit trigger price should be higher than the best ask price"),
    SL_TRIGGER_NOT_BELOW_BEST_ASK     ("102055",      200, INVALID_PARAMETER,   NEVER,      REST,      "stop loss trigger price should be lower than the best ask price"),
    BUY_PRICE_OUT_OF_BAND             ("102064",      200, RISK_LIMIT,          NEVER,      REST,      "Buy price is not within the price limit (Minimum: 310.40; Maximum:1,629.40)"),
    SELL_PRICE_OUT_OF_BAND            ("102065",      200, RISK_LIMIT,          NEVER,      REST,      "Sell price is not within the price limit"),
    AMEND_TOO_LATE                    ("102067",      200, ORDER_STATE,         NEVER,      REST,      "Order modification failed as the order has been filled, triggered, canceled or does not exist."),
    CANCEL_TOO_LATE                   ("102068",      200, ORDER_STATE,         NEVER,      REST,      "Cancel failed as the order has been filled, triggered, canceled or does not exist."),
    POSITION_MODE_MISMATCH            ("102089",      200, POSITION_STATE,      NEVER,      REST,      "Position mode mismatch"),
    POSITION_TPSL_ALREADY_SET         ("102114",      200, POSITION_STATE,      NEVER,      REST,      "TP/SL orders for the entire position are already set."),
    RISK_CONTROL                      ("102127",      200, RISK_LIMIT,          NEVER,      REST,      null),
    DUPLICATE_REQUEST_ID              ("102148",      200, DUPLICATE_CLIENT_ID, NEVER,      REST,      "Duplicate requestId, request ignored."),
    INSUFFICIENT_MARGIN               ("103003",      200, INSUFFICIENT_FUNDS,  NEVER,      REST,      "Order failed. Insufficient USDT margin in account"),
    INTERNAL_ORDER_ERROR              ("103013",      200, SERVER,              AMBIGUOUS,  REST,      "Internal error; unable to process your request. Please try again."),
    PENDING_CROSS_ORDERS              ("110006",      200, POSITION_STATE,      NEVER,      REST,      "You have pending cross orders. Please cancel them before adjusting your leverage."),
    OPEN_ORDERS_OR_POSITIONS          ("110019",      200, POSITION_STATE,      NEVER,      REST,      "Setting failed. Cancel any open orders, and close positions first."),
    CALLBACK_RATIO_RANGE              ("148082",      200, INVALID_PARAMETER,   NEVER,      REST,      "Callback percentage range 0.1% - 100%"),
    CALLBACK_SPREAD_RANGE             ("148083",      200, INVALID_PARAMETER,   NEVER,      REST,      "Callback constant range"),
    DUPLICATE_TRANSFER_CLIENT_ID      ("150003",      200, DUPLICATE_CLIENT_ID, NEVER,      REST,      "clientId already exist"),
    INSUFFICIENT_TRANSFER_BALANCE     ("150004",      200, INSUFFICIENT_FUNDS,  NEVER,      REST,      "Insufficient balance. please adjust the amount and try again."),
    PARAMETER_EMPTY                   ("152001",      200, INVALID_PARAMETER,   NEVER,      REST,      "Parameter {} cannot be empty."),
    PARAMETER_ERROR                   ("152002",      200, INVALID_PARAMETER,   NEVER,      REST,      "Parameter {} error."),
    EITHER_PARAMETER_REQUIRED         ("152003",      200, INVALID_PARAMETER,   NEVER,      REST,      "Either parameter {} or {} is required."),
    JSON_SYNTAX_ERROR                 ("152004",      200, INVALID_PARAMETER,   NEVER,      REST,      "JSON syntax error, Please check if the parameter should be an array or an object."),
    PARAMETER_WRONG_OR_EMPTY          ("152005",      200, INVALID_PARAMETER,   NEVER,      REST,      "Parameter error: wrong or empty"),
    BATCH_TOO_LARGE                   ("152006",      200, INVALID_PARAMETER,   NEVER,      REST,      "Batch orders can be placed for up to 20 at once."),
    BATCH_MIXED                       ("152007",      200, INVALID_PARAMETER,   NEVER,      REST,      "Batch orders can only be placed with the same instId and marginMode."),
    BATCH_CANCEL_MIXED_FIELDS         ("152008",      200, INVALID_PARAMETER,   NEVER,      REST,      "Only the same field is allowed for bulk cancellation of orders, orderId is preferred."),
    TEXT_NOT_ALLOWED                  ("152009",      200, INVALID_PARAMETER,   NEVER,      REST,      "{} must be a combination of numbers, letters, or underscores, and the maximum length of characters is 32."),
    BROKER_ID_NOT_SUPPORTED           ("152011",      200, AUTH,                NEVER,      REST,      "Transaction API Key does not support brokerId"),
    BROKER_ID_REQUIRED                ("152012",      200, AUTH,                NEVER,      REST,      "BrokerId is required"),
    BROKER_ID_UNMATCHED               ("152013",      200, AUTH,                NEVER,      REST,      "Unmatched brokerId, please check your API key's bound broker"),
    INSTRUMENT_NOT_FOUND              ("152014",      200, NOT_FOUND,           NEVER,      REST,      "Instrument ID does not exist"),
    TOO_MANY_INSTRUMENTS              ("152015",      200, INVALID_PARAMETER,   NEVER,      REST,      "Number of instId values exceeds the maximum limit of 20"),
    ADDRESS_BINDING_NOT_FOUND         ("152020",      200, NOT_FOUND,           NEVER,      REST,      "Address binding not found."),
    NETWORK_NOT_AVAILABLE             ("152022",      200, SERVER,              SAFE,       REST,      "Current network is not available."),
    WITHDRAWAL_LOCKED                 ("152023",      200, RISK_LIMIT,          NEVER,      REST,      "This address is still within the 24-hour withdrawal lock period."),
    WHITELIST_ONLY                    ("152024",      200, RISK_LIMIT,          NEVER,      REST,      "Your account now can only withdraw to whitelist addresses."),
    DEPOSIT_NOT_SUPPORTED             ("152025",      200, INVALID_PARAMETER,   NEVER,      REST,      "Deposits not supported yet, contact customer support for details."),
    AMOUNT_PRECISION                  ("152026",      200, INVALID_PARAMETER,   NEVER,      REST,      "Amount precision error."),
    WITHDRAWAL_BELOW_MINIMUM          ("152027",      200, INVALID_PARAMETER,   NEVER,      REST,      "The withdrawal must exceed the minimum limit."),
    INSUFFICIENT_BALANCE              ("152028",      200, INSUFFICIENT_FUNDS,  NEVER,      REST,      "Insufficient balance."),
    DAILY_WITHDRAWAL_LIMIT            ("152029",      200, RISK_LIMIT,          NEVER,      REST,      "The maximum daily withdrawal amount has been reached."),
    DUPLICATE_WITHDRAWAL_CLIENT_ID    ("152030",      200, DUPLICATE_CLIENT_ID, NEVER,      REST,      "Duplicated clientId."),
    ADDRESS_NOT_VERIFICATION_FREE     ("152031",      200, RISK_LIMIT,          NEVER,      REST,      "This address is not marked as verification-free."),
    QUICK_WITHDRAWAL_LIMIT            ("152032",      200, RISK_LIMIT,          NEVER,      REST,      "Quick withdrawal daily limit exceeded. Please complete 2FA verification."),
    KEY_NOT_FOUND                     ("152401",      200, AUTH,                NEVER,      REST,      "Access key does not exist, Please go to the API Management page and check if it exists and is in an active state."),
    KEY_EXPIRED                       ("152402",      200, AUTH,                NEVER,      REST,      "Access key has expired, Please go to the API Management page and check if it exists and is in an active state."),
    OPERATION_NOT_SUPPORTED           ("152404",      200, AUTH,                NEVER,      REST,      "This operation is not supported, Please check the requestPath or API key permissions."),
    TIMESTAMP_EXPIRED                 ("152405",      200, CLOCK,               SAFE,       REST,      "Timestamp in header or signature has expired, need to be within 60s"),
    ADDRESS_NOT_WHITELISTED           ("152406",      200, AUTH,                NEVER,      REST,      "Your IP is not included in your API key's IP whitelist"),
    REPEATED_NONCE                    ("152407",      200, NONCE,               SAFE,       REST,      "Repeated nonce, Reusing within 60 seconds is not allowed."),
    PASSPHRASE_ERROR                  ("152408",      200, AUTH,                NEVER,      REST,      "Passphrase error"),
    SIGNATURE_FAILED                  ("152409",      200, SIGNATURE,           NEVER,      REST,      "Signature verification failed, Please refer to Signature Verification Failed"),
    TIMESTAMP_NOT_MILLISECONDS        ("152410",      200, CLOCK,               SAFE,       REST,      "The value of ACCESS-TIMESTAMP needs to be a millisecond timestamp, e.g: 1704038400000."),
    DUPLICATE_ORDER_IN_BATCH          ("152420",      200, DUPLICATE_CLIENT_ID, NEVER,      REST,      "Duplicate order in batch request"),
    REQUEST_ID_EXISTS                 ("152421",      200, DUPLICATE_CLIENT_ID, AMBIGUOUS,  REST,      "requestId already exists, please try again later"),
    CALLBACK_RATIO_OR_SPREAD          ("152422",      200, INVALID_PARAMETER,   NEVER,      REST,      "Exactly one of callbackRatio and callbackSpread must be provided"),
    NEW_SIZE_BELOW_FILLED             ("152423",      200, INVALID_PARAMETER,   NEVER,      REST,      "New size cannot be less than filled size"),
    TRIGGER_PRICE_TYPE                ("152428",      200, INVALID_PARAMETER,   NEVER,      REST,      "Invalid trigger price type"),
    REQUEST_EXPIRED                   ("152429",      200, CLOCK,               SAFE,       REST,      "Request expired, ttl exceeded"),
    HTTP_UNAUTHORIZED                 ("HTTP 401",    401, AUTH,                NEVER,      HTTP,      null),
    HTTP_FORBIDDEN                    ("HTTP 403",    403, FIREWALL_BAN,        SAFE,       HTTP,      null),
    HTTP_TOO_MANY_REQUESTS            ("HTTP 429",    429, RATE_LIMIT,          SAFE,       HTTP,      null),
    HTTP_SERVER_ERROR                 ("HTTP 5xx",    0,   SERVER,              AMBIGUOUS,  HTTP,      null),
    NO_RESPONSE                       ("NO RESPONSE", 0,   UNKNOWN,             AMBIGUOUS,  HTTP,      null),
    UNLISTED                          ("*",           0,   UNKNOWN,             AMBIGUOUS,  ANY,       null);
    // spotless:on

    private static final Map<String, ErrorCode> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ErrorCode::code, Function.identity()));

    private final String code;
    private final int httpStatus;
    private final ErrorClass errorClass;
    private final RetryAdvice retry;
    private final ErrorScope scope;
    private final String text;

    ErrorCode(String code, int httpStatus, ErrorClass errorClass, RetryAdvice retry, ErrorScope scope, String text) {
        this.code = code;
        this.httpStatus = httpStatus;
        this.errorClass = errorClass;
        this.retry = retry;
        this.scope = scope;
        this.text = text;
    }

    /** The line of a code; empty when BloFin sent one that is not listed, then {@link #UNLISTED} tells what to do. */
    public static Optional<ErrorCode> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** BloFin's code as text, or the situation such as {@code HTTP 403}. */
    public String code() {
        return code;
    }

    /** HTTP status it comes with; 0: any or none. */
    public int httpStatus() {
        return httpStatus;
    }

    public ErrorClass errorClass() {
        return errorClass;
    }

    public RetryAdvice retry() {
        return retry;
    }

    public ErrorScope scope() {
        return scope;
    }

    /** BloFin's text, where known. */
    public Optional<String> text() {
        return Optional.ofNullable(text);
    }
}
