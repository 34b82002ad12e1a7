package io.github.camelblofin;

import io.github.camelblofin.api.HttpMethod;
import io.github.camelblofin.auth.CredentialsProvider;
import io.github.camelblofin.limit.Turn;
import io.github.camelblofin.order.Rounding;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of the component and of its endpoints. Each endpoint works on a copy of the component's. */
@UriParams
public class BlofinConfiguration implements Cloneable {
    @UriParam(label = "common", enums = "live,demo")
    private String environment;

    @UriParam(label = "common")
    private String baseUrl;

    @UriParam(label = "security", secret = true)
    private String apiKey;

    @UriParam(label = "security", secret = true)
    private String secretKey;

    @UriParam(label = "security", secret = true)
    private String passphrase;

    @UriParam(label = "security")
    private CredentialsProvider credentialsProvider;

    @UriParam(label = "security", defaultValue = "read,trade")
    private String access = "read,trade";

    @UriParam(label = "security", defaultValue = "true")
    private boolean keyCheck = true;

    @UriParam(label = "security")
    private String account;

    @UriParam(label = "producer,advanced")
    private String brokerId;

    @UriParam(label = "common")
    private String instId;

    @UriParam(label = "producer", enums = "1m,3m,5m,15m,30m,1H,2H,4H,6H,8H,12H,1D,3D,1W,1M")
    private String bar;

    @UriParam(label = "producer")
    private Integer limit;

    @UriParam(label = "producer", prefix = "param.", multiValue = true)
    private Map<String, Object> parameters = new LinkedHashMap<>();

    @UriParam(label = "common", defaultValue = "typed")
    private Output output = Output.typed;

    @UriParam(label = "producer", defaultValue = "params")
    private HeaderOverrides headerOverrides = HeaderOverrides.params;

    @UriParam(label = "producer", defaultValue = "10000", javaType = "java.time.Duration")
    private long requestTimeout = 10_000;

    @UriParam(label = "common", defaultValue = "30000", javaType = "java.time.Duration")
    private long rateLimitTimeout = 30_000;

    @UriParam(label = "common", defaultValue = "fail")
    private OnBan onBan = OnBan.fail;

    @UriParam(label = "producer,advanced", defaultValue = "0", javaType = "java.time.Duration")
    private long batchOrders;

    @UriParam(label = "producer", defaultValue = "none")
    private OnThreshold onThreshold = OnThreshold.none;

    @UriParam(label = "producer", defaultValue = "true")
    private boolean cache = true;

    @UriParam(label = "producer", defaultValue = "none")
    private Paginate paginate = Paginate.none;

    @UriParam(label = "common", defaultValue = "100000")
    private int maxRows = 100_000;

    @UriParam(label = "producer", defaultValue = "true")
    private boolean validate = true;

    @UriParam(label = "producer", defaultValue = "reject")
    private Rounding rounding = Rounding.reject;

    @UriParam(label = "producer", defaultValue = "false")
    private boolean priceBand;

    @UriParam(label = "producer", prefix = "guard.", multiValue = true)
    private Map<String, Object> guard = new LinkedHashMap<>();

    @UriParam(label = "producer", defaultValue = "true")
    private boolean failOnPartial = true;

    @UriParam(label = "producer", defaultValue = "none")
    private AmendFallback amendFallback = AmendFallback.none;

    @UriParam(label = "producer")
    private String clientOrderIdPrefix = "";

    @UriParam(label = "producer", javaType = "java.lang.String")
    private Object clientOrderIdExpression;

    @UriParam(label = "producer", defaultValue = "90000", javaType = "java.time.Duration")
    private long outcomeTimeout = 90_000;

    @UriParam(label = "producer", defaultValue = "never")
    private Resend resend = Resend.never;

    @UriParam(label = "producer", defaultValue = "fail")
    private ViewStale viewStale = ViewStale.fail;

    @UriParam(label = "producer", defaultValue = "false")
    private boolean closePositions;

    @UriParam(label = "producer", defaultValue = "90000", javaType = "java.time.Duration")
    private long killTimeout = 90_000;

    @UriParam(label = "producer,advanced", defaultValue = "3000", javaType = "java.time.Duration")
    private long listLag = 3_000;

    @UriParam(label = "producer", defaultValue = "false")
    private boolean cancelOnStop;

    @UriParam(label = "producer", defaultValue = "0", javaType = "java.time.Duration")
    private long cancelOnDisconnect;

    @UriParam(label = "producer,advanced", defaultValue = "GET")
    private HttpMethod method = HttpMethod.GET;

    @UriParam(label = "producer,advanced")
    private RawRateClass rateClass;

    @UriParam(label = "producer,approval", defaultValue = "orders")
    private String desk = "orders";

    @UriParam(label = "producer,approval")
    private String sendTo;

    @UriParam(label = "producer,approval")
    private String resultTo;

    @UriParam(label = "producer,approval", defaultValue = "1")
    private int approvals = 1;

    @UriParam(label = "producer,approval")
    private String approvers;

    @UriParam(label = "producer,approval", defaultValue = "3600000", javaType = "java.time.Duration")
    private long approvalExpiry = 3_600_000;

    @UriParam(label = "producer,approval")
    private String approvalNotional;

    @UriParam(label = "producer,advanced", defaultValue = "worker")
    private CompleteOn completeOn = CompleteOn.worker;

    @UriParam(label = "consumer", defaultValue = "item")
    private Delivery delivery = Delivery.item;

    @UriParam(label = "consumer", defaultValue = "10000", javaType = "java.time.Duration")
    private long startupTimeout = 10_000;

    @UriParam(label = "consumer,advanced", defaultValue = "true")
    private boolean channelCheck = true;

    @UriParam(label = "consumer,advanced", enums = "public,private")
    private String socket;

    @UriParam(label = "consumer,advanced", defaultValue = "4096")
    private int mailboxSize = 4096;

    @UriParam(label = "consumer,advanced", defaultValue = "16MB")
    private String mailboxBytes = "16MB";

    @UriParam(label = "consumer")
    private Overflow overflow;

    @UriParam(label = "consumer,advanced", defaultValue = "2000", javaType = "java.time.Duration")
    private long maxPause = 2_000;

    @UriParam(label = "consumer", defaultValue = "1")
    private int concurrentConsumers = 1;

    @UriParam(label = "consumer", defaultValue = "none")
    private BookMode book = BookMode.none;

    @UriParam(label = "consumer")
    private Integer depth;

    @UriParam(label = "consumer", defaultValue = "0", javaType = "java.time.Duration")
    private long bookInterval;

    @UriParam(label = "consumer", defaultValue = "1")
    private int connections = 1;

    @UriParam(label = "consumer,advanced", javaType = "java.time.Duration")
    private long staleAfter = -1;

    @UriParam(label = "consumer", defaultValue = "now")
    private PollFrom pollFrom = PollFrom.now;

    @UriParam(label = "consumer", defaultValue = "now")
    private AuditFrom auditFrom = AuditFrom.now;

    @UriParam(label = "consumer")
    private String pollOn;

    @UriParam(label = "consumer,advanced")
    private Integer pollLookBack;

    @UriParam(label = "consumer")
    private StateRepository<String, String> offsetRepository;

    @UriParam(label = "consumer")
    private String offsetKey;

    @UriParam(label = "consumer")
    private Boolean breakOnFirstError;

    @UriParam(label = "consumer", defaultValue = "true")
    private Boolean recover;

    @UriParam(label = "consumer,advanced", defaultValue = "300000", javaType = "java.time.Duration")
    private long reconcileInterval = 300_000;

    BlofinConfiguration copy() {
        try {
            BlofinConfiguration copy = (BlofinConfiguration) clone();
            copy.parameters = new LinkedHashMap<>(parameters);
            copy.guard = new LinkedHashMap<>(guard);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** The request parameters that the URI and the component give, by BloFin's name; {@code null} where not set. */
    Map<String, Object> requestParameters() {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("instId", instId);
        given.put("bar", bar);
        given.put("limit", limit);
        given.putAll(parameters);
        return given;
    }

    public String getEnvironment() {
        return environment;
    }

    /**
     * Which BloFin to use: `live` with real money or `demo` with play money, keys of its own and thin markets. When
     * neither this nor `baseUrl` is set, market data comes from `live`, and a producer whose operation writes (orders,
     * settings, transfers) refuses to start, so that money is never moved by an oversight.
     */
    public void setEnvironment(String environment) {
        this.environment = environment;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    /**
     * Base URL of a BloFin-compatible exchange, such as the simulator; overrides `environment`. Socket URLs derive from
     * it: `http://h:p` gives `ws://h:p/ws/public` and so on. Plain `http` is allowed to this machine only.
     */
    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public String getApiKey() {
        return apiKey;
    }

    /** API key. Set it on the component, from the environment or a vault, not on a URI. */
    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getSecretKey() {
        return secretKey;
    }

    /** Secret of the API key; signs, and is never sent. */
    public void setSecretKey(String secretKey) {
        this.secretKey = secretKey;
    }

    public String getPassphrase() {
        return passphrase;
    }

    /** Passphrase that was chosen when the API key was made. */
    public void setPassphrase(String passphrase) {
        this.passphrase = passphrase;
    }

    public CredentialsProvider getCredentialsProvider() {
        return credentialsProvider;
    }

    /** Gives the key for each call and login, so that keys can be rotated while routes run; overrides `apiKey`. */
    public void setCredentialsProvider(CredentialsProvider credentialsProvider) {
        this.credentialsProvider = credentialsProvider;
    }

    public String getAccess() {
        return access;
    }

    /**
     * What this component may do at all, as a comma-separated list of `read`, `trade`, `transfer` and `withdraw`. A
     * producer whose operation needs more refuses to start. On the URI of a path below `raw/` it says what that path needs,
     * which the component must allow: one of these words, or `none` for public data.
     */
    public void setAccess(String access) {
        this.access = access;
    }

    public boolean isKeyCheck() {
        return keyCheck;
    }

    /**
     * Whether the start of the first signed producer or private consumer of a key asks BloFin what the key may do. A key
     * that BloFin refuses, or that can only read where more is needed, fails the start; when BloFin cannot be asked, the
     * route starts with a warning. On `local/call` the first call that needs a permission asks. BloFin's answer is used for an
     * hour, and no longer once BloFin refuses a call.
     */
    public void setKeyCheck(boolean keyCheck) {
        this.keyCheck = keyCheck;
    }

    public String getBrokerId() {
        return brokerId;
    }

    /** Broker id to send with orders. Only for keys that belong to a broker: plain keys are refused with one. */
    public void setBrokerId(String brokerId) {
        this.brokerId = brokerId;
    }

    public String getInstId() {
        return instId;
    }

    /**
     * Instrument, such as `BTC-USDT`; consumers of channels take several, separated by commas, or `*`: all live instruments,
     * following listings and delistings.
     */
    public void setInstId(String instId) {
        this.instId = instId;
    }

    public String getBar() {
        return bar;
    }

    /** Length of a candle for candle operations. Case matters: `1m` is a minute, `1M` a month. */
    public void setBar(String bar) {
        this.bar = bar;
    }

    public Integer getLimit() {
        return limit;
    }

    /** Most rows of an answer, or of a page, for operations that take a limit. */
    public void setLimit(Integer limit) {
        this.limit = limit;
    }

    public Map<String, Object> getParameters() {
        return parameters;
    }

    /**
     * Any other request parameter by BloFin's name: `param.marginMode=cross`. Header and body win over it. A name that this
     * release does not know fails the start, unless `validate=false`.
     */
    public void setParameters(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    public Output getOutput() {
        return output;
    }

    /**
     * What the body holds: `typed` records, `map`, `json` (the text of BloFin's `data`) or `raw` (the text of the whole
     * answer or push).
     */
    public void setOutput(Output output) {
        this.output = output;
    }

    public HeaderOverrides getHeaderOverrides() {
        return headerOverrides;
    }

    /** What message headers may decide: `none`, or `params` for request parameters in `CamelBlofinParams`. */
    public void setHeaderOverrides(HeaderOverrides headerOverrides) {
        this.headerOverrides = headerOverrides;
    }

    public long getRequestTimeout() {
        return requestTimeout;
    }

    /** How long one call may take, from asking for a connection to the end of the answer. */
    public void setRequestTimeout(long requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public boolean isCache() {
        return cache;
    }

    /**
     * Whether instruments, position tiers and leverage are answered from the component's cache, which reads them anew
     * before they get old; the header `CamelBlofinCached` tells. Other operations always call BloFin. `false`: these do too.
     */
    public void setCache(boolean cache) {
        this.cache = cache;
    }

    public String getAccount() {
        return account;
    }

    /**
     * Name of the BloFin user, so that all keys of one user share one trading budget: the same for all of them, in all
     * components. By default the user id, which BloFin tells when the key is checked at start; calls of users who are not
     * known count for all users.
     */
    public void setAccount(String account) {
        this.account = account;
    }

    public long getRateLimitTimeout() {
        return rateLimitTimeout;
    }

    /**
     * How long a call waits for its turn when BloFin's limits are used up. Then, or at once when it is sure to take longer, it
     * fails with a `BlofinRateLimitException` that says when it would pass. 0: never wait.
     */
    public void setRateLimitTimeout(long rateLimitTimeout) {
        this.rateLimitTimeout = rateLimitTimeout;
    }

    public OnBan getOnBan() {
        return onBan;
    }

    /**
     * What a call does while BloFin shuts out this address or this user: `fail` at once, with the time when the ban ends, or
     * `wait` for it, which may take an hour.
     */
    public void setOnBan(OnBan onBan) {
        this.onBan = onBan;
    }

    public long getBatchOrders() {
        return batchOrders;
    }

    /**
     * How long a single order (`trade/order`) waits for others, a few milliseconds, 0 for not at all: up to 20 of the same
     * key, instrument and margin mode are sent as one `trade/batch-orders`, which counts as one call. Each message gets its
     * own answer or error. Reduce-only orders and cancels never wait.
     */
    public void setBatchOrders(long batchOrders) {
        this.batchOrders = batchOrders;
    }

    public OnThreshold getOnThreshold() {
        return onThreshold;
    }

    /**
     * What becomes of reads of market data while 70 % or more of a limit is used: `none`, they wait for their turn like others;
     * `refuse`, they fail at once; `cache`, they get the last answer to the same question, up to five minutes old, with the
     * header `CamelBlofinStale`, and fail where there is none.
     */
    public void setOnThreshold(OnThreshold onThreshold) {
        this.onThreshold = onThreshold;
    }

    Turn.Patience patience() {
        return new Turn.Patience(Duration.ofMillis(Math.max(0, rateLimitTimeout)), onBan == OnBan.wait);
    }

    public CompleteOn getCompleteOn() {
        return completeOn;
    }

    /** Where the route goes on after a call: on a `worker` thread, or on the `eventLoop`, which must never block. */
    public void setCompleteOn(CompleteOn completeOn) {
        this.completeOn = completeOn;
    }

    public Delivery getDelivery() {
        return delivery;
    }

    /** `item`: one message a row. `message`: one message a push or a poll, its body a list. */
    public void setDelivery(Delivery delivery) {
        this.delivery = delivery;
    }

    public long getStartupTimeout() {
        return startupTimeout;
    }

    /**
     * How long the start of a consumer waits for BloFin to confirm login and subscription. A refusal in that time fails
     * the start; when BloFin cannot be reached, the route starts and goes on trying. 0: do not wait.
     */
    public void setStartupTimeout(long startupTimeout) {
        this.startupTimeout = startupTimeout;
    }

    public boolean isChannelCheck() {
        return channelCheck;
    }

    /**
     * Whether a channel must be one that this release knows. `false` lets a newer one through: its rows are Maps, and
     * BloFin says whether it exists.
     */
    public void setChannelCheck(boolean channelCheck) {
        this.channelCheck = channelCheck;
    }

    public String getSocket() {
        return socket;
    }

    /**
     * Where a channel lives that this release does not know (`channelCheck=false`): `public`, or `private`, which logs in.
     * Without it the name decides: `copytrading-…` is private, all others are public. Names that begin with `spot/` are on
     * the spot sockets.
     */
    public void setSocket(String socket) {
        this.socket = socket;
    }

    public int getMailboxSize() {
        return mailboxSize;
    }

    /** Most pushes that wait for the route or are in it; then happens what `overflow` says. */
    public void setMailboxSize(int mailboxSize) {
        this.mailboxSize = mailboxSize;
    }

    public int getConnections() {
        return connections;
    }

    /**
     * Sockets that carry the stream at the same time. With 2 the first copy of each row is delivered, so that losing either
     * socket loses and delays nothing.
     */
    public void setConnections(int connections) {
        this.connections = connections;
    }

    public long getStaleAfter() {
        return staleAfter;
    }

    /**
     * Silence of an instrument's channel that counts as a fault: the channel is subscribed again, then its connection is
     * replaced, with growing patience. By default a time that fits the channel, see the list of channels; 0: silence is
     * normal.
     */
    public void setStaleAfter(long staleAfter) {
        this.staleAfter = staleAfter;
    }

    public String getMailboxBytes() {
        return mailboxBytes;
    }

    /** Most bytes of the pushes that wait, such as `512KB` or `16MB`; then happens what `overflow` says. */
    public void setMailboxBytes(String mailboxBytes) {
        this.mailboxBytes = mailboxBytes;
    }

    public Overflow getOverflow() {
        return overflow;
    }

    /**
     * What happens when the route is slower than its channel and the mailbox is full. `block`: the socket is not read until
     * half of it is free, for `maxPause` at most where other routes share the socket. `conflate`: the latest push of an
     * instrument, or of a candle, replaces the one that waits; a finished candle is never left out. `dropOldest`: the oldest
     * pushes are dropped. `fail`: the route is unsubscribed with an error until its backlog is worked off. By default
     * `conflate` for tickers, `books5`, candles and funding rates, `block` for everything else.
     */
    public void setOverflow(Overflow overflow) {
        this.overflow = overflow;
    }

    public long getMaxPause() {
        return maxPause;
    }

    /**
     * With `overflow=block`: longest time for which one route may keep a socket that others share from being read. Then it
     * is unsubscribed (state LAGGING) until its backlog is worked off.
     */
    public void setMaxPause(long maxPause) {
        this.maxPause = maxPause;
    }

    public int getConcurrentConsumers() {
        return concurrentConsumers;
    }

    /**
     * How many threads run the route at the same time. Rows of one instrument, or of one order or position on private
     * channels, stay in order.
     */
    public void setConcurrentConsumers(int concurrentConsumers) {
        this.concurrentConsumers = concurrentConsumers;
    }

    public Paginate getPaginate() {
        return paginate;
    }

    /**
     * How many pages a call reads, for operations that BloFin pages. `none`: one, as asked for. `all`: every page, the body
     * is one `List`. `stream`: every page, the body is an `Iterator` that reads the next page when it is needed, for
     * `split(body()).streaming()`, and holds one page at a time. Newest rows first; pages have the largest size unless
     * `limit` is set.
     */
    public void setPaginate(Paginate paginate) {
        this.paginate = paginate;
    }

    public int getMaxRows() {
        return maxRows;
    }

    /**
     * Most rows that are held in memory: `paginate=all` fails with more; a poll delivers more in parts, oldest first, and
     * holds a page where that is more.
     */
    public void setMaxRows(int maxRows) {
        this.maxRows = maxRows;
    }

    public BookMode getBook() {
        return book;
    }

    /**
     * What a consumer of `books` or `spot/books` delivers. `none`: BloFin's messages as they come. `delta`: the same, each
     * shown to continue the one before; where one is missing an unsynced `BookView` comes, then a new snapshot. `full`: the
     * whole book as a `BookView`, kept up to date; while it is not known, an unsynced one.
     */
    public void setBook(BookMode book) {
        this.book = book;
    }

    public Integer getDepth() {
        return depth;
    }

    /** Most levels a side of a `book=full`; all that BloFin pushes by default. */
    public void setDepth(Integer depth) {
        this.depth = depth;
    }

    public long getBookInterval() {
        return bookInterval;
    }

    /**
     * Shortest time between two views of one book with `book=full`; the last change is always delivered. 0: as often as the
     * book changes and the route is ready for it.
     */
    public void setBookInterval(long bookInterval) {
        this.bookInterval = bookInterval;
    }

    public AuditFrom getAuditFrom() {
        return auditFrom;
    }

    /** Where `local/audit` begins when `offsetRepository` has no position: with what is appended from now on, or at the start. */
    public void setAuditFrom(AuditFrom auditFrom) {
        this.auditFrom = auditFrom;
    }

    public PollFrom getPollFrom() {
        return pollFrom;
    }

    /**
     * What a polling consumer delivers when no position is stored for it: `now`, only rows that come after its start;
     * `earliest`, all that BloFin still lists.
     */
    public void setPollFrom(PollFrom pollFrom) {
        this.pollFrom = pollFrom;
    }

    public String getPollOn() {
        return pollOn;
    }

    /**
     * Private channel whose pushes make a polling consumer read at once, and again after 1 and 5 seconds because BloFin
     * lists rows with a delay: `orders` turns `trade/fills-history` into a feed of fills. The schedule goes on besides.
     */
    public void setPollOn(String pollOn) {
        this.pollOn = pollOn;
    }

    public Integer getPollLookBack() {
        return pollLookBack;
    }

    /**
     * How many of the newest rows a polling consumer reads again with each poll, to find rows that entered the list below
     * newer ones. Orders that end later are found by what is open. Three quarters of a page by default; more costs more
     * calls.
     */
    public void setPollLookBack(Integer pollLookBack) {
        this.pollLookBack = pollLookBack;
    }

    public StateRepository<String, String> getOffsetRepository() {
        return offsetRepository;
    }

    /**
     * Where a consumer keeps its position, so that a restart goes on where the route stopped: a polling one, or one of a
     * channel that can be recovered. The position never passes a row whose message did not complete. In memory, and lost
     * with the process, when not set.
     */
    public void setOffsetRepository(StateRepository<String, String> offsetRepository) {
        this.offsetRepository = offsetRepository;
    }

    public String getOffsetKey() {
        return offsetKey;
    }

    /**
     * Key of the position in `offsetRepository`. By default made of component name, base URL, path, parameters and a short
     * one-way digest of the API key's id; set it where API keys are exchanged, since another key is another default, and
     * where two routes stream one channel. Streams append the instrument.
     */
    public void setOffsetKey(String offsetKey) {
        this.offsetKey = offsetKey;
    }

    public Boolean getBreakOnFirstError() {
        return breakOnFirstError;
    }

    /**
     * What a consumer does when a message fails: `true`, it stops there and delivers it again, with the next poll or, on
     * streams, after 200 ms, later and later, until it completes; `false`, it goes on and counts it as skipped. Either way
     * the exception handler is told. `true` by default when `offsetRepository` is set, but not on public channels, else
     * `false`.
     */
    public void setBreakOnFirstError(Boolean breakOnFirstError) {
        this.breakOnFirstError = breakOnFirstError;
    }

    public Boolean getRecover() {
        return recover;
    }

    /**
     * Whether what was missed while a stream was away is read by REST and delivered with the header
     * `CamelBlofinRecovered`, and what says nothing new is dropped. On by default where BloFin lists the rows of the
     * channel; `false`: the route gets what is pushed, as it comes.
     */
    public void setRecover(Boolean recover) {
        this.recover = recover;
    }

    public long getReconcileInterval() {
        return reconcileInterval;
    }

    /**
     * How often orders and positions are compared with BloFin's lists while the stream seems well, in case a push was never
     * sent; 0: never. Costs two calls, or four with `orders-algo`.
     */
    public void setReconcileInterval(long reconcileInterval) {
        this.reconcileInterval = reconcileInterval;
    }

    public ViewStale getViewStale() {
        return viewStale;
    }

    /**
     * What `local/positions`, `local/orders`, `local/orders-algo` and `local/balances` do while the view cannot be relied on:
     * `fail`, or `allow` to answer the last that was known, with the header `CamelBlofinViewInSync` false.
     */
    public void setViewStale(ViewStale viewStale) {
        this.viewStale = viewStale;
    }

    public boolean isClosePositions() {
        return closePositions;
    }

    /** Whether `local/kill` closes all positions at market, once it has cancelled all orders. */
    public void setClosePositions(boolean closePositions) {
        this.closePositions = closePositions;
    }

    public long getKillTimeout() {
        return killTimeout;
    }

    /**
     * How long `local/kill` goes on cancelling. An order whose answer was lost may appear up to 65 seconds after it was sent, so
     * with less it may have to report that it does not know.
     */
    public void setKillTimeout(long killTimeout) {
        this.killTimeout = killTimeout;
    }

    public long getListLag() {
        return listLag;
    }

    /**
     * Longest delay with which BloFin's lists show what has changed. Views and cancellations believe a list only when it was
     * asked for so long after what it must show. Not from BloFin's documentation: what its users have seen.
     */
    public void setListLag(long listLag) {
        if (listLag < 0) {
            throw new IllegalArgumentException("listLag=" + listLag + " must not be negative");
        }
        this.listLag = listLag;
    }

    public boolean isCancelOnStop() {
        return cancelOnStop;
    }

    /**
     * Whether open orders that were placed through this endpoint are cancelled when the context stops; within the shutdown
     * time-out. What could not be cancelled is logged, and told by a `BlofinKillEvent`.
     */
    public void setCancelOnStop(boolean cancelOnStop) {
        this.cancelOnStop = cancelOnStop;
    }

    public long getCancelOnDisconnect() {
        return cancelOnDisconnect;
    }

    /**
     * How long the account's private stream may be down before open orders that were placed through this endpoint are cancelled
     * by REST; 0: they are not.
     */
    public void setCancelOnDisconnect(long cancelOnDisconnect) {
        this.cancelOnDisconnect = cancelOnDisconnect;
    }

    public boolean isValidate() {
        return validate;
    }

    /**
     * Whether requests are checked before a call is spent: names, types, limits and what goes together; prices and sizes of
     * orders also against the rules of their instrument (step, least, most, whether it trades). All faults are told at once.
     * When the instrument cannot be read, orders that may add risk are refused and may be tried again; what cancels, closes or
     * only reduces goes out. Off, a request goes out as it is, with parameters that this release does not know, for instance.
     */
    public void setValidate(boolean validate) {
        this.validate = validate;
    }

    public Rounding getRounding() {
        return rounding;
    }

    /**
     * What happens to a price or size that is no multiple of its instrument's step. `reject`: the order is refused, and the
     * message names the nearest allowed values. `down`: sizes go down; prices go where they are never worse than asked (buys
     * down, sells up), TP/SL triggers where they fire no later than asked; where the request does not tell which way that is,
     * it is refused. `nearest`: to the nearest step. What is below the least or above the most is refused in any case. The
     * header `CamelBlofinRounded` tells what was rounded. Needs `validate`.
     */
    public void setRounding(Rounding rounding) {
        this.rounding = rounding;
    }

    public boolean isPriceBand() {
        return priceBand;
    }

    /**
     * Whether limit prices of `trade/order` and `trade/batch-orders` are checked against the band that BloFin allows now
     * (`trade/order/price-range`), before the order is sent. The band is asked for at most every two seconds for each
     * instrument and side, and again before an order is refused; each question counts as a trading call. When it cannot be
     * read, the order goes out. Needs `validate`.
     */
    public void setPriceBand(boolean priceBand) {
        this.priceBand = priceBand;
    }

    public Map<String, Object> getGuard() {
        return guard;
    }

    /**
     * Risk limits, checked before an order is sent: `guard.maxNotional` (value of one order in quote coin),
     * `guard.maxOpenOrders` (of the account), `guard.maxPosition` (value of an instrument's position with the open orders
     * that would add to it, in quote coin), `guard.maxOrdersPerMinute`, `guard.maxPriceDistance` (of a limit price from the
     * mark price, in percent), `guard.instruments` (names, separated by commas). An order that would break one fails with a
     * `BlofinRiskLimitException` and raises an event; what cancels, closes or only reduces always passes. What the component
     * sets a URI can only tighten, and no header changes it.
     */
    public void setGuard(Map<String, Object> guard) {
        this.guard = guard;
    }

    public boolean isFailOnPartial() {
        return failOnPartial;
    }

    /**
     * Whether a list of which BloFin refused some items is a failure that tells of every item. Off, it is a good answer whose
     * rows carry BloFin's codes. Items whose fate is not known, or that were not sent, are a failure in any case.
     */
    public void setFailOnPartial(boolean failOnPartial) {
        this.failOnPartial = failOnPartial;
    }

    public String getClientOrderIdPrefix() {
        return clientOrderIdPrefix;
    }

    /**
     * What client ids begin with that are drawn for orders, transfers and amendments without one: up to 11 letters and digits,
     * such as the name of a strategy. The rest is the time and chance.
     */
    public void setClientOrderIdPrefix(String clientOrderIdPrefix) {
        this.clientOrderIdPrefix = clientOrderIdPrefix;
    }

    public Object getClientOrderIdExpression() {
        return clientOrderIdExpression;
    }

    /**
     * Gives the business key of a message, such as `${header.documentNumber}` (Simple, or an `Expression` bean): the client id
     * is made of it, so that a message that comes again after a rollback or a restart is not a second order. BloFin is asked
     * for the id before it is sent. A key of up to 32 letters and digits is the id itself. For a list it gives a list of keys,
     * or one for all of it.
     */
    public void setClientOrderIdExpression(Object clientOrderIdExpression) {
        this.clientOrderIdExpression = clientOrderIdExpression;
    }

    public long getOutcomeTimeout() {
        return outcomeTimeout;
    }

    /**
     * How long it is tried to find out what became of a write that BloFin did not answer, before the message fails as unknown.
     * Certainty takes up to 72 seconds: BloFin accepts a request for 60 seconds, and lists it some seconds later. No thread
     * waits meanwhile.
     */
    public void setOutcomeTimeout(long outcomeTimeout) {
        this.outcomeTimeout = outcomeTimeout;
    }

    public Resend getResend() {
        return resend;
    }

    /**
     * Whether an order that got no answer and is certainly not placed is sent again. With `never` the message fails as
     * retryable.
     */
    public void setResend(Resend resend) {
        this.resend = resend;
    }

    public AmendFallback getAmendFallback() {
        return amendFallback;
    }

    /**
     * What `trade/amend-order` does where BloFin does not let the account amend orders: `none`, fail; `cancelReplace`, cancel
     * the order and place what is left of it, never more than was asked for whatever fills in between. With
     * `cancelReplace` the body is an `AmendResult`, also where BloFin amends. The order has another id afterwards, and its
     * place in the queue is lost. Other operations do not have it: on their URI it is refused.
     */
    public void setAmendFallback(AmendFallback amendFallback) {
        this.amendFallback = amendFallback;
    }

    public HttpMethod getMethod() {
        return method;
    }

    /** HTTP method of a path below `raw/`. */
    public void setMethod(HttpMethod method) {
        this.method = method;
    }

    public RawRateClass getRateClass() {
        return rateClass;
    }

    /**
     * What a call to a path below `raw/` counts against: `ip`, the address only; `trading`, the user's trading budget too.
     * By default what is signed counts as `trading`.
     */
    public void setRateClass(RawRateClass rateClass) {
        this.rateClass = rateClass;
    }

    public String getDesk() {
        return desk;
    }

    /** On `local/ask`: name of the place where orders wait. After a restart they come out of the endpoint with
     * the same name; each such endpoint has one of its own. */
    public void setDesk(String desk) {
        this.desk = desk;
    }

    public String getSendTo() {
        return sendTo;
    }

    /** On `local/ask`: endpoint that gets orders that are approved, or need not be, such as `blofin:trade/order`. */
    public void setSendTo(String sendTo) {
        this.sendTo = sendTo;
    }

    public String getResultTo() {
        return resultTo;
    }

    /** On `local/ask`: endpoint that is told what came of approvals: `DONE`, `FAILED`, `UNKNOWN`, `DECLINED` or `EXPIRED`. */
    public void setResultTo(String resultTo) {
        this.resultTo = resultTo;
    }

    public int getApprovals() {
        return approvals;
    }

    /** On `local/ask`: how many must approve. */
    public void setApprovals(int approvals) {
        this.approvals = approvals;
    }

    public String getApprovers() {
        return approvers;
    }

    /** On `local/ask`: names of those who may approve, comma separated. None: anybody but who asked. */
    public void setApprovers(String approvers) {
        this.approvers = approvers;
    }

    public long getApprovalExpiry() {
        return approvalExpiry;
    }

    /** On `local/ask`: milliseconds after which an order is neither approved nor sent any more. */
    public void setApprovalExpiry(long approvalExpiry) {
        this.approvalExpiry = approvalExpiry;
    }

    public String getApprovalNotional() {
        return approvalNotional;
    }

    /** On `local/ask`: orders worth more than this, in quote coin, must be approved; what is worth less, or only reduces, is
     * sent at once. What an order is worth is told by the higher of its own price and the mark price; when it cannot be told,
     * it must be approved. Not set: all must be. */
    public void setApprovalNotional(String approvalNotional) {
        this.approvalNotional = approvalNotional;
    }
}
