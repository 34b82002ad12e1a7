-- BloFin's limits, kept by many processes: one atomic decision over all windows of all budgets that a call counts against.
-- It decides what StrictWindow and BanGate decide in one process. Redis' own time is the only clock.
--
-- KEYS     two for each budget (an address, a user):
--            its calls: a sorted set. Member: a permit; score: the moment when its call ended, or ends at the latest
--              (the lease), in microseconds. A call holds its place until the window's length after that moment.
--              One member is no permit: "run <id of this server>", whose score is minus the moment from which on this
--              server knows all calls. Without it (flushed, evicted, restarted, failed over) anything may be under way.
--            its ban: a hash. until: when it ends; reason; probe, probing: the permit that finds out, and until when
-- ARGV[1]  acquire, end, ban or reopen; the others as told below. All times are microseconds.

local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]

-- Others may count the same calls in longer windows than the one who asks.
local KEEP = 600 * 1000000
local FORGET_MS = 30 * 24 * 3600 * 1000
local PROBE_LEASE = 30 * 1000000
local PROBE_PAUSE = 5 * 1000000
local ASK_AGAIN = 1000000

-- Lua writes large numbers with 14 digits only.
local function text(number)
  return string.format('%.0f', number)
end

local function ban_of(budget)
  return KEYS[2 * budget]
end

local function calls_of(budget)
  return KEYS[2 * budget - 1]
end

-- From when on all calls are known.
local function known_since(calls)
  local run = 'run ' .. string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
  local since = redis.call('ZSCORE', calls, run)
  if since then
    return -tonumber(since)
  end
  redis.call('ZREMRANGEBYSCORE', calls, '-inf', '(0')
  redis.call('ZADD', calls, text(-now), run)
  return now
end

local function held(calls, window)
  return redis.call('ZCOUNT', calls, '(' .. text(now - window.length), '+inf')
end

-- How long until fewer than so many places are taken; at the soonest, since calls under way end when they like.
local function wait_for_less(calls, window, places)
  local over = held(calls, window) - places
  if over < 0 then
    return 0
  end
  local last = redis.call('ZRANGEBYSCORE', calls, '(' .. text(now - window.length), '+inf', 'WITHSCORES',
      'LIMIT', over, 1)
  return math.min(tonumber(last[2]), now) + window.length - now
end

-- ARGV from `next` on: number of windows, then length, calls, calls that only urgent ones may make.
local function read_windows(next)
  local windows = {}
  for i = 1, tonumber(ARGV[next]) do
    local at = next + 3 * (i - 1)
    windows[i] = {length = tonumber(ARGV[at + 1]), limit = tonumber(ARGV[at + 2]), reserve = tonumber(ARGV[at + 3])}
  end
  return windows, next + 1 + 3 * #windows
end

-- acquire, lease, urgent calls, ordinary calls, first part of their permits' names, then the windows of each budget.
-- Answers {what, budget, urgent ones that may go, ordinary ones, wait of further urgent ones, of ordinary ones, reason}:
-- what: granted (perhaps none), banned, probed by somebody else, or unknown (what others have used).
local function acquire()
  local lease, urgent, ordinary, name = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), ARGV[5]

  local banned, probes = nil, {}
  for budget = 1, #KEYS / 2 do
    local ban = redis.call('HMGET', ban_of(budget), 'until', 'probing', 'reason')
    if ban[1] then
      local left = tonumber(ban[1]) - now
      if left > 0 and (not banned or left > banned[5]) then
        banned = {'banned', budget, 0, 0, left, left, ban[3] or ''}
      end
      probes[#probes + 1] = {budget = budget, taken = ban[2] and tonumber(ban[2]) > now}
    end
  end
  if banned then
    return banned
  end
  for _, probe in ipairs(probes) do
    if probe.taken then
      return {'probed', probe.budget, 0, 0, ASK_AGAIN, ASK_AGAIN, ''}
    end
  end

  local budgets, next, unknown, keep = {}, 6, 0, KEEP
  for budget = 1, #KEYS / 2 do
    local windows
    windows, next = read_windows(next)
    budgets[budget] = windows
    local since = known_since(calls_of(budget))
    for _, window in ipairs(windows) do
      unknown = math.max(unknown, since + lease + window.length - now)
      keep = math.max(keep, window.length)
    end
  end
  if unknown > 0 then
    return {'unknown', 1, 0, 0, unknown, unknown, ''}
  end

  -- After a ban one call goes first.
  local most = #probes > 0 and 1 or urgent + ordinary
  local urgent_go = math.min(urgent, most)
  for budget, windows in ipairs(budgets) do
    for _, window in ipairs(windows) do
      urgent_go = math.min(urgent_go, math.max(0, window.limit - held(calls_of(budget), window)))
    end
  end
  local ordinary_go = math.min(ordinary, most - urgent_go)
  for budget, windows in ipairs(budgets) do
    for _, window in ipairs(windows) do
      local free = window.limit - window.reserve - held(calls_of(budget), window) - urgent_go
      ordinary_go = math.min(ordinary_go, math.max(0, free))
    end
  end

  for budget = 1, #KEYS / 2 do
    redis.call('ZREMRANGEBYSCORE', calls_of(budget), 0, text(now - keep))
    for i = 1, urgent_go do
      redis.call('ZADD', calls_of(budget), text(now + lease), name .. 'u' .. i)
    end
    for i = 1, ordinary_go do
      redis.call('ZADD', calls_of(budget), text(now + lease), name .. 'o' .. i)
    end
    redis.call('PEXPIRE', calls_of(budget), FORGET_MS)
  end
  if urgent_go + ordinary_go > 0 then
    for _, probe in ipairs(probes) do
      redis.call('HSET', ban_of(probe.budget), 'probing', text(now + PROBE_LEASE),
          'probe', name .. (urgent_go > 0 and 'u1' or 'o1'))
    end
  end

  local urgent_wait, ordinary_wait = 0, 0
  for budget, windows in ipairs(budgets) do
    for _, window in ipairs(windows) do
      local calls = calls_of(budget)
      urgent_wait = math.max(urgent_wait, wait_for_less(calls, window, window.limit))
      ordinary_wait = math.max(ordinary_wait, wait_for_less(calls, window, window.limit - window.reserve))
    end
  end
  if #probes > 0 then
    urgent_wait, ordinary_wait = math.max(urgent_wait, ASK_AGAIN), math.max(ordinary_wait, ASK_AGAIN)
  end
  return {'granted', 1, urgent_go, ordinary_go, urgent_wait, ordinary_wait, ''}
end

-- end, how (answered, lost, unsent), permits
local function finish()
  local how = ARGV[2]
  for budget = 1, #KEYS / 2 do
    local probe = redis.call('HGET', ban_of(budget), 'probe')
    for i = 3, #ARGV do
      if how == 'unsent' then
        redis.call('ZREM', calls_of(budget), ARGV[i])
      else
        redis.call('ZADD', calls_of(budget), text(now), ARGV[i])
      end
      if probe == ARGV[i] then
        if how == 'answered' then
          redis.call('DEL', ban_of(budget))
        else
          redis.call('HDEL', ban_of(budget), 'probe', 'probing')
          redis.call('HSET', ban_of(budget), 'until', text(now + PROBE_PAUSE))
        end
      end
    end
  end
  return {}
end

-- ban, how long, reason: a ban that is known to last longer stays.
local function ban()
  for budget = 1, #KEYS / 2 do
    local known = redis.call('HGET', ban_of(budget), 'until')
    local over = now + tonumber(ARGV[2])
    if not known or tonumber(known) < over then
      redis.call('HSET', ban_of(budget), 'until', text(over), 'reason', ARGV[3])
    end
    redis.call('HDEL', ban_of(budget), 'probe', 'probing')
    redis.call('PEXPIRE', ban_of(budget), FORGET_MS)
  end
  return {}
end

-- reopen: somebody was answered; a ban that has not ended is another one.
local function reopen()
  for budget = 1, #KEYS / 2 do
    local known = redis.call('HGET', ban_of(budget), 'until')
    if known and tonumber(known) <= now then
      redis.call('DEL', ban_of(budget))
    end
  end
  return {}
end

if ARGV[1] == 'acquire' then
  return acquire()
elseif ARGV[1] == 'end' then
  return finish()
elseif ARGV[1] == 'ban' then
  return ban()
end
return reopen()
