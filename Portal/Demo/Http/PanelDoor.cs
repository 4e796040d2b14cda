using Portal.Demo.Machine;

namespace Portal.Demo.Http;

/// <summary>
/// Every request to the panel passes here, in the panel's own order: authentication, limit, server, access, state, permission; then the route.
/// </summary>
internal sealed class PanelDoor(DemoPanel panel)
{
    private readonly RateWindow _client = new(panel.Options.ClientApiPerMinute, panel.Clock);
    private readonly RateWindow _application = new(256, panel.Clock);
    private readonly RateWindow _websocket = new(panel.Options.WebsocketPerMinute, panel.Clock);

    /// <summary>Serves one request.</summary>
    public async Task ServeAsync(HttpContext http, PanelRule rule, Func<PanelCall, PanelAnswer> route)
    {
        panel.Requests.Add(new DemoRequest(http.Request.Method, http.Request.Path + http.Request.QueryString, Holder(http)?.Email, panel.Clock.GetUtcNow()));
        if (await ProxyFaults.AnswerAsync(panel, http))
        {
            return;
        }

        try
        {
            var answer = route(await PassAsync(http, rule));
            await ProxyFaults.Spoil(panel, http, answer).WriteAsync(http);
        }
        catch (PanelRefusal refusal)
        {
            await RefuseAsync(http, refusal);
        }
    }

    /// <summary>Says no, in JSON to those who asked for it; others are sent to a page, as browsers are.</summary>
    internal static async Task RefuseAsync(HttpContext http, PanelRefusal refusal)
    {
        if (refusal.RetryAfter is { } seconds)
        {
            http.Response.Headers.RetryAfter = $"{seconds}";
        }

        if (WantsJson(http))
        {
            await PanelAnswer.Error(refusal).WriteAsync(http);
        }
        else if (refusal.Status == 401 || refusal.Code.EndsWith("DisplayException", StringComparison.Ordinal))
        {
            await RedirectAsync(http, refusal.Status == 401 ? "/auth/login" : "/");
        }
        else
        {
            await PanelAnswer.Html(refusal.Status, $"{refusal.Status}").WriteAsync(http);
        }
    }

    internal static async Task RedirectAsync(HttpContext http, string to)
    {
        http.Response.Headers.Location = $"{http.Request.Scheme}://{http.Request.Host}{to}";
        await PanelAnswer.Html(302, "Redirecting").WriteAsync(http);
    }

    private static bool WantsJson(HttpContext http) =>
        http.Request.Headers.Accept.ToString().Split(',')[0] is var first
        && (first.Contains("/json", StringComparison.OrdinalIgnoreCase) || first.Contains("+json", StringComparison.OrdinalIgnoreCase));

    private async Task<PanelCall> PassAsync(HttpContext http, PanelRule rule)
    {
        var person = Authenticate(http, rule);
        RefuseBrowsers(http);
        (rule.IsApplication ? _application : _client).Count(person.Uuid, http.Response.Headers);
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var server = http.Request.RouteValues["server"] is string id && !rule.IsApplication ? panel.World.Find(id) ?? throw PanelRefusal.Unknown() : null;
        var call = new PanelCall(panel, http, person, body.ToArray(), server, server is null ? [] : Rights(person, server));
        if (server is not null)
        {
            CheckServer(call, rule);
        }

        return call;
    }

    private void CheckServer(PanelCall call, PanelRule rule)
    {
        if (call.Rights.Count == 0)
        {
            throw PanelRefusal.NotHere();
        }

        if (!rule.InAnyState)
        {
            ServerConflicts.Check(call, rule);
        }

        if ((rule.Permission ?? rule.PermissionOf?.Invoke(call)) is { } permission && !call.May(permission))
        {
            throw PanelRefusal.Forbidden();
        }

        if (rule.IsWebsocket)
        {
            _websocket.Count(call.Server.Uuid, call.Http.Response.Headers);
        }

        if (rule.AsksNode)
        {
            NodeFaults.Check(call);
        }
    }

    private DemoPerson Authenticate(HttpContext http, PanelRule rule)
    {
        if (panel.Faults.Take(DemoFaultKind.RedirectToLogin, http.Request.Method, http.Request.Path) is not null)
        {
            http.Request.Headers.Accept = "text/html";
            throw PanelRefusal.Unauthenticated();
        }

        var person = Holder(http) ?? throw PanelRefusal.Unauthenticated();
        var allowed = rule.IsApplication ? person.IsAdmin : Key(http) != panel.ApplicationKey;
        return allowed ? person : throw PanelRefusal.Forbidden();
    }

    /// <summary>A cookie, or the panel's own Origin, makes the request a browser's, which needs a CSRF token to change something.</summary>
    private void RefuseBrowsers(HttpContext http)
    {
        var headers = http.Request.Headers;
        var own = $"{panel.Address}";
        var isBrowser = headers.Cookie.Count > 0 || headers.Origin.ToString() == own || headers.Referer.ToString().StartsWith(own, StringComparison.Ordinal);
        if (isBrowser && !HttpMethods.IsGet(http.Request.Method))
        {
            throw new PanelRefusal(419, "HttpException", "CSRF token mismatch.");
        }
    }

    private static IReadOnlyList<string> Rights(DemoPerson person, DemoServer server) => person switch
    {
        { IsAdmin: true } => ["*", "admin.websocket.errors", "admin.websocket.install", "admin.websocket.transfer"],
        _ when server.Plan.OwnerEmail == person.Email => ["*"],
        _ => server.Plan.Subusers.GetValueOrDefault(person.Email) ?? [],
    };

    private static string Key(HttpContext http) =>
        http.Request.Headers.Authorization.ToString() is var header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : "";

    private DemoPerson? Holder(HttpContext http)
    {
        var key = Key(http);
        if (key.Length == 0 || panel.Faults.IsRevoked(key))
        {
            return null;
        }

        return key == panel.ApplicationKey ? panel.Admin : panel.Accounts.FirstOrDefault(person => person.PanelKey == key) ?? panel.Keys.Holder(key);
    }
}
