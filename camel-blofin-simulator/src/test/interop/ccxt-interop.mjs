// Drives a running simulator with ccxt: loads markets, reads the market, places and cancels an order, receives pushes.
// Takes BLOFIN_BASE_URL, BLOFIN_API_KEY, BLOFIN_SECRET_KEY and BLOFIN_PASSPHRASE from the environment. Prints one line a
// step and "interop ok" at the end; exits with 1 and the reason otherwise.
import ccxt from 'ccxt';

const SYMBOL = 'BTC/USDT:USDT';

function setting(name) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set`);
  }
  return value;
}

async function connect() {
  const base = setting('BLOFIN_BASE_URL');
  const sockets = base.replace(/^http/, 'ws');
  const exchange = new ccxt.pro.blofin({
    apiKey: setting('BLOFIN_API_KEY'),
    secret: setting('BLOFIN_SECRET_KEY'),
    password: setting('BLOFIN_PASSPHRASE'),
  });
  exchange.urls.api.rest = base;
  exchange.urls.api.ws = { swap: { public: `${sockets}/ws/public`, private: `${sockets}/ws/private` } };
  // ccxt wants this before it opens a ws:// connection (without TLS); no proxy is involved.
  await exchange.loadHttpProxyAgent();
  return exchange;
}

function check(condition, reason) {
  if (!condition) {
    throw new Error(reason);
  }
}

async function within(seconds, what, promise) {
  let timer;
  const late = new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing within ${seconds} s`)), seconds * 1000);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function readMarket(exchange) {
  const markets = await exchange.loadMarkets();
  const market = markets[SYMBOL];
  check(market && market.swap && market.linear, `${SYMBOL} is not listed as a linear swap`);
  console.log(`markets: ${Object.keys(markets).length}, ${SYMBOL} contract size ${market.contractSize}`);

  const ticker = await exchange.fetchTicker(SYMBOL);
  check(ticker.bid > 0 && ticker.ask > ticker.bid, `ticker with bid ${ticker.bid} and ask ${ticker.ask}`);
  console.log(`ticker: bid ${ticker.bid} ask ${ticker.ask}`);

  const book = await exchange.fetchOrderBook(SYMBOL, 20);
  check(book.bids.length > 0 && book.asks.length > 0, 'an empty order book');
  check(book.bids[0][0] < book.asks[0][0], 'a crossed order book');
  console.log(`book: ${book.bids.length} bids, ${book.asks.length} asks`);

  const candles = await exchange.fetchOHLCV(SYMBOL, '1m', undefined, 5);
  check(candles.length === 5 && candles[0][0] < candles[4][0], `${candles.length} candles`);
  console.log(`candles: ${candles.length}, last close ${candles[4][4]}`);
  return ticker;
}

async function placeAndCancel(exchange, ticker) {
  const balance = await exchange.fetchBalance();
  check(balance.USDT && balance.USDT.free > 0, 'no USDT to trade with');
  console.log(`balance: ${balance.USDT.total} USDT`);

  const price = Number(exchange.priceToPrecision(SYMBOL, ticker.bid * 0.95));
  const placed = await exchange.createOrder(SYMBOL, 'limit', 'buy', 1, price);
  check(placed.id, 'an order without an id');
  console.log(`placed: ${placed.id} at ${price}`);

  const open = await exchange.fetchOpenOrders(SYMBOL);
  const resting = open.find((order) => order.id === placed.id);
  check(resting && resting.status === 'open' && resting.price === price, `order ${placed.id} is not open`);
  console.log(`open: ${resting.id} ${resting.side} ${resting.amount} at ${resting.price}`);

  await exchange.cancelOrder(placed.id, SYMBOL);
  const left = await exchange.fetchOpenOrders(SYMBOL);
  check(!left.some((order) => order.id === placed.id), `order ${placed.id} is still open`);
  const closed = await exchange.fetchClosedOrders(SYMBOL);
  const canceled = closed.find((order) => order.id === placed.id);
  check(canceled && canceled.status === 'canceled', `order ${placed.id} is not in the history as canceled`);
  console.log(`canceled: ${placed.id}`);
}

async function receivePushes(exchange) {
  const trades = await within(30, 'watchTrades', exchange.watchTrades(SYMBOL));
  check(trades.length > 0 && trades[0].price > 0, 'a push without trades');
  console.log(`watchTrades: ${trades[0].side} ${trades[0].amount} at ${trades[0].price}`);

  const ticker = await within(30, 'watchTicker', exchange.watchTicker(SYMBOL));
  check(ticker.last > 0, 'a ticker push without a price');
  console.log(`watchTicker: last ${ticker.last}`);

  const book = await within(30, 'watchOrderBook', exchange.watchOrderBook(SYMBOL));
  check(book.bids.length > 0 && book.bids[0][0] < book.asks[0][0], 'a crossed or empty book push');
  console.log(`watchOrderBook: ${book.bids.length} bids, ${book.asks.length} asks`);
}

async function watchTheAccount(exchange, ticker) {
  await exchange.createOrder(SYMBOL, 'market', 'buy', 2);
  const held = (await exchange.fetchPositions([SYMBOL])).find((position) => position.contracts === 2);
  check(held && held.side === 'long', 'the position of a market order is missing');
  console.log(`position: ${held.side} ${held.contracts} at ${held.entryPrice}`);

  const pushed = within(60, 'watchOrders', exchange.watchOrders(SYMBOL));
  pushed.catch(() => {});
  // The snapshot of the positions tells that the subscription of the orders, sent before it, is in force too.
  const positions = [].concat(await within(30, 'watchPositions', exchange.watchPositions([SYMBOL])));
  check(positions.some((position) => position.contracts === 2), 'a positions push without the position');
  console.log(`watchPositions: ${positions.length}`);

  const price = Number(exchange.priceToPrecision(SYMBOL, ticker.bid * 0.9));
  const placed = await exchange.createOrder(SYMBOL, 'limit', 'buy', 1, price);
  const orders = await pushed;
  check(orders.some((order) => order.id === placed.id), `no push for order ${placed.id}`);
  console.log(`watchOrders: ${placed.id}`);
  await exchange.cancelOrder(placed.id, SYMBOL);

  await exchange.createOrder(SYMBOL, 'market', 'sell', 2, undefined, { reduceOnly: true });
  const left = (await exchange.fetchPositions([SYMBOL])).filter((position) => position.contracts > 0);
  check(left.length === 0, 'the position is still open');
  const fills = await exchange.fetchMyTrades(SYMBOL);
  check(fills.length >= 2, `${fills.length} fills`);
  console.log(`closed: ${fills.length} fills`);
}

try {
  const exchange = await connect();
  const ticker = await readMarket(exchange);
  await placeAndCancel(exchange, ticker);
  await receivePushes(exchange);
  await watchTheAccount(exchange, ticker);
  await exchange.close();
  console.log('interop ok');
  process.exit(0);
} catch (error) {
  console.error(`interop failed: ${error.stack ?? error}`);
  process.exit(1);
}
