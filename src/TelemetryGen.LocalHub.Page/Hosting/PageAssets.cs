using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace TelemetryGen.LocalHub.Page.Hosting;

/// <summary>The files of the page, which are in this assembly; each is compressed once, when it is first asked for.</summary>
internal static class PageAssets
{
    private const string Prefix = "page/";

    // Path in the page, name in the assembly.
    private static readonly (string Path, string Name)[] Files =
    [
        ("/_framework/blazor.web.js", "blazor.web.js"),
        ("/MudBlazor.min.css", "MudBlazor.min.css"),
        ("/MudBlazor.min.js", "MudBlazor.min.js"),
        ("/uPlot.iife.min.js", "uPlot.iife.min.js"),
        ("/uPlot.min.css", "uPlot.min.css"),
        ("/page.css", "page.css"),
        ("/page.js", "page.js"),
        ("/theme.js", "theme.js"),
        ("/icon.svg", "icon.svg"),
    ];

    private static readonly ConcurrentDictionary<string, Asset> Read = new();

    public static void Map(WebApplication application)
    {
        foreach (var (path, name) in Files)
        {
            application.MapGet(path, context => ServeAsync(context, name));
        }
    }

    /// <summary>A file as text.</summary>
    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }

    private static async Task ServeAsync(HttpContext context, string name)
    {
        var asset = Read.GetOrAdd(name, Load);
        var headers = context.Response.Headers;
        headers.ETag = asset.Tag;

        // Asked again each time, answered with 304: a new version of the program is seen at once.
        headers.CacheControl = "no-cache";
        headers.Vary = "Accept-Encoding";
        if (context.Request.Headers.IfNoneMatch.Contains(asset.Tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "text/javascript; charset=utf-8",
        };
        var packed = context.Request.Headers.AcceptEncoding.Any(e => e?.Contains("gzip", StringComparison.OrdinalIgnoreCase) == true);
        var body = packed ? asset.Packed : asset.Plain;
        if (packed)
        {
            headers.ContentEncoding = "gzip";
        }

        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static Asset Load(string name)
    {
        using var plain = new MemoryStream();
        using (var file = Open(name))
        {
            file.CopyTo(plain);
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(plain.ToArray());
        }

        return new(plain.ToArray(), packed.ToArray(), $"\"{Convert.ToHexStringLower(SHA256.HashData(plain.ToArray()))}\"");
    }

    private static Stream Open(string name) =>
        typeof(PageAssets).Assembly.GetManifestResourceStream(Prefix + name)
            ?? throw new InvalidOperationException($"The assembly has no {Prefix}{name}.");

    private sealed record Asset(byte[] Plain, byte[] Packed, string Tag);
}
