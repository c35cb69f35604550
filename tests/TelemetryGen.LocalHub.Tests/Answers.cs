using System.Net;
using System.Text;
using System.Xml.Linq;

namespace TelemetryGen.LocalHub.Tests;

/// <summary>What tests say about answers.</summary>
internal static class Answers
{
    public static ByteArrayContent Body(string text) => new(Encoding.UTF8.GetBytes(text));

    public static StringContent Batch(string json) =>
        new(json, Encoding.UTF8, new System.Net.Http.Headers.MediaTypeHeaderValue("application/vnd.microsoft.servicebus.json"));

    public static async Task AssertStoredAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(0, response.Content.Headers.ContentLength);
        Assert.NotNull(response.Headers.Date);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Checks the form of a refusal and that its detail begins with <paramref name="detail"/>.</summary>
    public static async Task<string> AssertRefusedAsync(HttpResponseMessage response, int status, string detail)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal((status, "application/xml"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.NotNull(response.Headers.Date);
        var error = XElement.Parse(text);
        Assert.Equal("Error", error.Name.LocalName);
        Assert.Equal(["Code", "Detail"], error.Elements().Select(e => e.Name.LocalName));
        Assert.Equal(status, (int)error.Element("Code")!);
        var actual = (string)error.Element("Detail")!;
        Assert.StartsWith(detail, actual, StringComparison.Ordinal);
        Assert.Matches(@"\. TrackingId:[0-9a-f-]{36}, SystemTracker:[a-z.]+:\d+/.*, Timestamp:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$", actual);
        return actual;
    }
}
