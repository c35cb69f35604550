using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace TelemetryGen.LocalHub.Http.Management;

/// <summary>An entity as Azure's administration answers it: an Atom entry with its description, or a feed of entries.</summary>
internal static class AtomDocument
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <param name="address">Where the entity is.</param>
    /// <param name="title">Its name.</param>
    /// <param name="description">What is said of it.</param>
    /// <param name="created">When it was made.</param>
    public static XElement Entry(Uri address, string title, XElement description, DateTimeOffset created) => new(
        Atom + "entry",
        new XElement(Atom + "id", address),
        new XElement(Atom + "title", new XAttribute("type", "text"), title),
        new XElement(Atom + "published", Time(created)),
        new XElement(Atom + "updated", Time(created)),
        new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", address)),
        new XElement(Atom + "content", new XAttribute("type", "application/xml"), description));

    public static XElement Feed(Uri address, string title, IEnumerable<XElement> entries, DateTimeOffset now) => new(
        Atom + "feed",
        new XElement(Atom + "title", new XAttribute("type", "text"), title),
        new XElement(Atom + "id", address),
        new XElement(Atom + "updated", Time(now)),
        new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", address)),
        entries);

    public static async Task WriteAsync(HttpContext context, int status, XElement document)
    {
        var kind = document.Name.LocalName;
        var body = Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting));
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = $"application/atom+xml;type={kind};charset=utf-8";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted);
    }

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
