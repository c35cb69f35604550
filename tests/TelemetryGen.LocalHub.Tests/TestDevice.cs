using System.Net;
using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub.Tests;

/// <summary>The device esp-01: proves its key, asks for tokens and sends.</summary>
internal static class TestDevice
{
    /// <summary>A proof of ten minutes by its own key, but for what is said otherwise.</summary>
    public static string Proof(
        TestHub hub, string? resource = null, string name = "esp-01", string? key = null, TimeSpan? life = null) => SasToken.Create(
        resource ?? $"https://{hub.Authority}/devices/esp-01",
        name,
        key ?? hub.Hub.DeviceKeys.KeyOf("esp-01"),
        DateTimeOffset.UtcNow + (life ?? TimeSpan.FromMinutes(10))).Text;

    public static Task<HttpResponseMessage> AskAsync(TestHub hub, string proof, string query = "?hub=greenhouse") =>
        hub.SendAsync("/devices/esp-01/token" + query, token: proof);

    public static async Task<string> TokenAsync(TestHub hub)
    {
        using var response = await AskAsync(hub, Proof(hub));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public static Task<HttpResponseMessage> SendAsync(TestHub hub, string path, string token) =>
        hub.SendAsync($"/{path}/messages", Answers.Body("a"), token);
}
