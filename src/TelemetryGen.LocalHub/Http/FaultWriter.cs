using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub.Http;

/// <summary>Answers a refusal with the XML that Azure sends.</summary>
internal static class FaultWriter
{
    /// <param name="context">The request and its answer.</param>
    /// <param name="fault">What is wrong.</param>
    /// <param name="tracking">By which the answer is found in the hub's log.</param>
    /// <param name="now">The hub's time.</param>
    public static async Task WriteAsync(HttpContext context, HubFault fault, Guid tracking, DateTimeOffset now)
    {
        var body = Encoding.UTF8.GetBytes(Xml(context, fault, tracking, now));
        var response = context.Response;
        response.StatusCode = fault.Status;
        response.ContentType = "application/xml; charset=utf-8";
        response.ContentLength = body.Length;
        if (fault.Status == StatusCodes.Status401Unauthorized)
        {
            // RFC 9110 section 15.5.2 asks for it.
            response.Headers.WWWAuthenticate = SasToken.Scheme;
        }

        if (fault.Allow is { } methods)
        {
            response.Headers.Allow = methods;
        }

        if (fault.ClosesConnection)
        {
            response.Headers.Connection = "close";
        }

        if (fault.RetryAfterSeconds > 0)
        {
            response.Headers.RetryAfter = fault.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        }

        await response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static string Xml(HttpContext context, HubFault fault, Guid tracking, DateTimeOffset now)
    {
        var detail =
            $"{fault.Code}: {fault.Text}. TrackingId:{tracking}, SystemTracker:{context.Request.Host}{context.Request.Path.Value}, "
            + $"Timestamp:{now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)}";

        // Paths and policy names come from outside and may hold line breaks and what XML 1.0 cannot.
        var clean = string.Concat(detail.Select(static c => XmlConvert.IsXmlChar(c) && !char.IsControl(c) ? c : '?'));
        return new XElement("Error", new XElement("Code", fault.Status), new XElement("Detail", clean)).ToString(
            SaveOptions.DisableFormatting);
    }
}
