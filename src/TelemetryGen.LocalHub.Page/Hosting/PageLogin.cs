using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace TelemetryGen.LocalHub.Page.Hosting;

/// <summary>
/// Who has the token may see the page. The token is in a file of the data directory; what a browser keeps is a signed end of its session,
/// so that a restart asks nobody again and a new token ends all sessions.
/// </summary>
internal sealed class PageLogin
{
    private const string Path = "/login";
    private const string Cookie = "__Host-hub-page";
    private const int TokenBytes = 20;

    private static readonly TimeSpan Session = TimeSpan.FromDays(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly string[] Public = ["/page.css", "/theme.js", "/icon.svg"];

    private readonly byte[] _token;
    private readonly byte[] _key;
    private readonly TimeProvider _clock;

    private PageLogin(byte[] token, TimeProvider clock)
    {
        _token = SHA256.HashData(token);
        _key = HMACSHA256.HashData(token, "session"u8);
        _clock = clock;
    }

    /// <summary>With the token of a file, which is made when it is not there.</summary>
    /// <exception cref="LocalHubException">The file cannot be read or made.</exception>
    public static PageLogin Open(string path, TimeProvider clock)
    {
        var content = DataDirectory.ReadOrCreateSecret(
            path, static () => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes)) + "\n"));
        var token = Encoding.UTF8.GetString(content).Trim();
        return token.Length > 0
            ? new PageLogin(Encoding.UTF8.GetBytes(token), clock)
            : throw new LocalHubException(LocalHubError.DirectoryUnusable, $"{path} holds no token. Delete it, and a new one is made.");
    }

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value;
        if (path == Path)
        {
            return HttpMethods.IsPost(context.Request.Method)
                ? EnterAsync(context)
                : ShowAsync(context, StatusCodes.Status200OK, wrong: false);
        }

        if (Public.Contains(path) || HasSession(context.Request))
        {
            return next(context);
        }

        if (HttpMethods.IsGet(context.Request.Method)
            && context.Request.Headers.Accept.Any(a => a?.Contains("text/html", StringComparison.Ordinal) == true))
        {
            context.Response.Redirect(Path);
            return Task.CompletedTask;
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return context.Response.WriteAsync("Log in first.");
    }

    private async Task EnterAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(form["token"].ToString().Trim())), _token))
        {
            await Task.Delay(Pause, context.RequestAborted);
            await ShowAsync(context, StatusCodes.Status401Unauthorized, wrong: true);
            return;
        }

        var end = (_clock.GetUtcNow() + Session).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        context.Response.Cookies.Append(
            Cookie, $"{end}.{Sign(end)}",
            new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict, MaxAge = Session, Path = "/" });
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = "/";
    }

    private static async Task ShowAsync(HttpContext context, int status, bool wrong)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(PageAssets.Text("login.html")
            .Replace("{problem}", wrong ? "That is not the token." : "", StringComparison.Ordinal), context.RequestAborted);
    }

    private bool HasSession(HttpRequest request)
    {
        var parts = (request.Cookies[Cookie] ?? "").Split('.');
        return parts.Length == 2
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(parts[1]), Encoding.ASCII.GetBytes(Sign(parts[0])))
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            && _clock.GetUtcNow().ToUnixTimeSeconds() < end;
    }

    private string Sign(string end) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(end)));
}
