-- Argo CD's health of a Knative Service, as its users see it: they get the traffic that is wanted. Argo CD's own check takes the Service
-- for degraded as soon as its newest revision fails, though that has no users yet.
local status = obj.status or {}

local function health(name, message)
  return {status = name, message = message}
end

local function condition(kind)
  for _, found in ipairs(status.conditions or {}) do
    if found.type == kind then
      return found
    end
  end
  return {status = "Unknown"}
end

local function reason(found)
  return (found.reason or "not ready") .. ": " .. (found.message or "")
end

-- In the status, the latest revision has its name.
local function same(wanted, routed)
  if (wanted.percent or 0) ~= (routed.percent or 0) or wanted.tag ~= routed.tag then
    return false
  end
  if wanted.latestRevision then
    return routed.latestRevision == true
  end
  return wanted.revisionName == routed.revisionName
end

local function routed(wanted)
  for _, target in ipairs(status.traffic or {}) do
    if same(wanted, target) then
      return true
    end
  end
  return false
end

-- Whether users get what is wanted, whether all targets are in effect, and whether one of them has no users.
local users, all, candidate = true, true, false
for _, target in ipairs(obj.spec.traffic or {{latestRevision = true, percent = 100}}) do
  local there = routed(target)
  all = all and there
  if (target.percent or 0) == 0 then
    candidate = true
  else
    users = users and there
  end
end

local routes = condition("RoutesReady")
if status.observedGeneration ~= obj.metadata.generation then
  return health("Progressing", "Knative hasn't seen the last change yet")
end
if routes.status == "True" and all then
  return health("Healthy", "users get the wanted traffic")
end
if routes.status == "True" then
  return health("Progressing", "the routes are of the traffic before")
end
if users and candidate then
  return health("Progressing", "users get the wanted traffic; a revision without users isn't ready: " .. reason(routes))
end
if routes.status == "False" then
  return health("Degraded", reason(routes))
end
return health("Progressing", reason(routes))
