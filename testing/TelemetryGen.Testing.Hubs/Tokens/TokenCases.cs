using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TelemetryGen.Testing.Hubs.Tokens;

/// <summary>Valid and invalid forms of each part of a token.</summary>
public static class TokenCases
{
    private const int Good = 0;
    private const int Malformed = 40101;
    private const int Signature = 40103;
    private const int Audience = 40104;
    private const int Expired = 40105;
    private const int Unknown = 40106;
    private const int Right = 40107;
    private const int Revoked = 40108;

    public static IReadOnlyList<TokenCase> All { get; } =
    [
        .. Words(), .. Schemes(), .. Hosts(), .. Ports(), .. Paths(), .. Routes(), .. Encodings(), .. Orders(), .. Presence(),
        .. Expiries(), .. Signatures(), .. Policies(),
    ];

    private static IEnumerable<TokenCase> Words()
    {
        foreach (var (word, code) in new (string, int)[]
        {
            ("SharedAccessSignature ", Good), ("sharedaccesssignature ", Good), ("SHAREDACCESSSIGNATURE ", Good),
            ("SharedAccessSignature   ", Good), ("SharedAccessSignature", Malformed), ("SharedAccessSignature\t", Malformed),
            ("SharedAccessSignature: ", Malformed), ("SharedAccessSignature=", Malformed), ("SharedAccessKey ", Malformed),
            ("SAS ", Malformed), ("Bearer ", Malformed), ("Basic ", Malformed), ("", Malformed),
        })
        {
            yield return new($"word '{word}'", code, s => s.Good with { Scheme = word });
        }

        yield return new("white space behind it", Good, s => s.Good with { End = "  " });
        yield return new("word alone", Malformed, s => s.Good with { Parameters = [] });
    }

    private static IEnumerable<TokenCase> Schemes()
    {
        foreach (var scheme in (string[])["https://", "http://", "sb://", "amqp://", "amqps://", "HTTPS://", "Sb://", "AMQPS://", ""])
        {
            yield return new($"scheme '{scheme}'", Good, s => s.For($"{scheme}localhost:{s.Port}/greenhouse"));
            yield return new($"scheme '{scheme}', no port", Good, s => s.For($"{scheme}localhost/greenhouse"));
        }

        foreach (var scheme in (string[])["ftp://", "ws://", "wss://", "mqtts://", "file://", "tcp://", "://", "//", "/", "https:"])
        {
            yield return new($"scheme '{scheme}'", Malformed, s => s.For($"{scheme}localhost/greenhouse"));
        }

        yield return new("scheme with one slash", Audience, s => s.For("https:/localhost/greenhouse"));
        yield return new("scheme without colon", Audience, s => s.For("https//localhost/greenhouse"));
        yield return new("hub alone", Audience, s => s.For("greenhouse"));
        yield return new("path alone", Malformed, s => s.For("/greenhouse"));
    }

    private static IEnumerable<TokenCase> Hosts()
    {
        foreach (var (host, code) in new (string, int)[]
        {
            ("localhost", Good), ("LocalHost", Good), ("localhost.", Good), ("127.0.0.1", Good), ("[::1]", Good), ("[0:0:0:0:0:0:0:1]", Good),
            ("gateway.lan", Good), ("GATEWAY.LAN", Good), ("contoso.servicebus.windows.net", Good),
            ("elsewhere", Audience), ("sub.localhost", Audience), ("localhost.elsewhere", Audience), ("localhos", Audience), ("localhostt", Audience),
            ("contoso", Audience), ("servicebus.windows.net", Audience), ("x.contoso.servicebus.windows.net", Audience), ("*.lan", Malformed),
            ("127.0.0.2", Audience), ("[::2]", Audience), ("0.0.0.0", Audience), ("", Malformed), ("user@localhost", Malformed), ("local host", Malformed),
        })
        {
            yield return new($"host '{host}'", code, s => s.For($"https://{host}/greenhouse"));
            if (code != Malformed)
            {
                yield return new($"host '{host}' without scheme", code, s => s.For($"{host}/greenhouse"));
            }
        }
    }

    private static IEnumerable<TokenCase> Ports()
    {
        foreach (var (resource, code) in new (string, int)[]
        {
            ("https://localhost:443/greenhouse", Good), ("http://localhost:80/greenhouse", Good), ("amqps://localhost:5671/greenhouse", Good),
            ("amqp://localhost:5672/greenhouse", Good), ("https://localhost:/greenhouse", Good), ("localhost:443/greenhouse", Good),
            ("https://localhost:80/greenhouse", Audience), ("http://localhost:443/greenhouse", Audience), ("amqps://localhost:5672/greenhouse", Audience),
            ("https://localhost:1/greenhouse", Audience), ("sb://localhost:1/greenhouse", Audience), ("localhost:1/greenhouse", Audience),
            ("https://localhost:65536/greenhouse", Malformed), ("https://localhost:-1/greenhouse", Malformed), ("https://localhost:x/greenhouse", Malformed),
        })
        {
            yield return new($"port of {resource}", code, s => s.For(resource));
        }

        yield return new("port one above", Audience, s => s.For($"https://localhost:{s.Port + 1}/greenhouse"));
        yield return new("port with zeros", Good, s => s.For($"https://localhost:0{s.Port}/greenhouse"));
    }

    private static IEnumerable<TokenCase> Paths()
    {
        foreach (var (path, code) in new (string, int)[]
        {
            ("", Good), ("/", Good), ("/greenhouse", Good), ("/greenhouse/", Good), ("/GreenHouse", Good), ("/%67reenhouse", Good),
            ("/greenhouse/publishers", Good), ("/greenhouse/PUBLISHERS/wipy-01", Good), ("/greenhouse/publishers/wipy-01/", Good),
            ("/greenhouse/publishers/wipy-01/messages", Good), ("//greenhouse", Good), ("/other/../greenhouse", Good), ("/greenhouse/.", Good),
            ("/greenhouse2", Audience), ("/greenhous", Audience), ("/greenhouse/messages", Audience), ("/greenhouse/partitions", Audience),
            ("/greenhouse/publishers/WIPY-01", Audience), ("/greenhouse/publishers/wipy-0", Audience), ("/greenhouse/publishers/wipy-010", Audience),
            ("/greenhouse/publishers/wipy-01/messages/x", Audience), ("/greenhouse/consumergroups/$Default", Audience),
            ("/eventhubs/greenhouse", Audience), ("/greenhouse/..", Good), ("/greenhouse%2Fpublishers", Audience),
            ("/greenhouse?x=1", Malformed), ("/greenhouse#x", Malformed),
        })
        {
            yield return new($"path '{path}'", code, s => s.For("https://localhost" + path));
        }
    }

    private static IEnumerable<TokenCase> Routes()
    {
        foreach (var (resource, path, code) in new (string, string, int)[]
        {
            ("greenhouse", "/greenhouse/messages", Good), ("greenhouse", "/greenhouse/partitions/0/messages", Good),
            ("greenhouse", "/GREENHOUSE/publishers/any/messages", Good), ("greenhouse/partitions/1", "/greenhouse/partitions/1/messages", Good),
            ("greenhouse/messages", "/greenhouse/messages", Good),
            ("greenhouse", "/greenhouse2/messages", Audience), ("greenhouse2", "/greenhouse/messages", Audience),
            ("greenhouse/partitions/1", "/greenhouse/partitions/10/messages", Audience), ("greenhouse/partitions/1", "/greenhouse/messages", Audience),
            ("greenhouse/publishers/wipy-01", "/greenhouse/messages", Audience), ("greenhouse/publishers/wipy-01", "/greenhouse2/publishers/wipy-01/messages", Audience),
            ("greenhouse/publishers/wipy-01", "/greenhouse/publishers/wipy-02/messages", Audience),
            ("greenhouse/publishers/bed%201", "/greenhouse/publishers/bed%201/messages", Good), ("devices/wipy-01", TokenCase.Publisher, Audience),
            ("greenhouse", "/greenhouse/publishers/revoked/messages", Revoked), ("", "/greenhouse/publishers/revoked/messages", Revoked),
            ("greenhouse/publishers/revoked", "/greenhouse/publishers/revoked/messages", Revoked),
            ("greenhouse", "/greenhouse/publishers/Revoked/messages", Good), ("greenhouse", "/greenhouse/publishers/revoked2/messages", Good),
        })
        {
            yield return new($"for '{resource}' to {path}", code, s => s.For("https://localhost/" + resource), path);
        }
    }

    private static IEnumerable<TokenCase> Encodings()
    {
        static string Lower(string text) => System.Text.RegularExpressions.Regex.Replace(Uri.EscapeDataString(text), "%[0-9A-F]{2}", m => m.Value.ToLowerInvariant());
        static string Each(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(b => $"%{b:X2}"));
        static string Both(string text) => Uri.EscapeDataString(text).Replace("%3A", "%3a", StringComparison.Ordinal);

        yield return new("sr in lower hex", Good, s => s.Good with { EncodeResource = Lower });
        yield return new("sr in both cases", Good, s => s.Good with { EncodeResource = Both });
        yield return new("sr with every letter encoded", Good, s => s.Good with { EncodeResource = Each });
        yield return new("sr not encoded", Malformed, s => s.Good with { EncodeResource = static sr => sr });
        yield return new("sr with bare slashes", Malformed, s => s.Good with { EncodeResource = static sr => sr.Replace(":", "%3A", StringComparison.Ordinal) });
        yield return new("sr with bare colons", Malformed, s => s.Good with { EncodeResource = static sr => sr.Replace("/", "%2F", StringComparison.Ordinal) });
        yield return new("sr encoded twice", Malformed, s => s.Good with { EncodeResource = static sr => Uri.EscapeDataString(Uri.EscapeDataString(sr)) });
        foreach (var tail in (string[])["%", "%2", "%G0", "%u002F", "%FF", "%C0%AF", "%ED%A0%80", " ", "+"])
        {
            yield return new($"sr ending in '{tail}'", Malformed, s => s.Good with { EncodeResource = sr => Uri.EscapeDataString(sr) + tail });
        }

        yield return new("sig in lower hex", Good, s => s.Good with { EncodeSignature = static b => Lower(Convert.ToBase64String(b)) });
        yield return new("sig with every letter encoded", Good, s => s.Good with { EncodeSignature = static b => Each(Convert.ToBase64String(b)) });
        yield return new("sig with bare =", Malformed, s => s.Good with { EncodeSignature = static b => Uri.EscapeDataString(Convert.ToBase64String(b)).Replace("%3D", "=", StringComparison.Ordinal) });
        yield return new("skn with every letter encoded", Good, s => s.Good with { EncodePolicy = Each });
        yield return new("skn in another alphabet", Unknown, s => s.Good with { Policy = "schlüssel" });
        yield return new("skn with a bare space", Malformed, s => s.Good with { Policy = "a b", EncodePolicy = static name => name });
        yield return new("skn with a plus for a space", Malformed, s => s.Good with { Policy = "a+b", EncodePolicy = static name => name });
        yield return new("skn with !*'()", Unknown, s => s.Good with { Policy = "a!*'()", EncodePolicy = static name => name });
        yield return new("skn that is no UTF-8", Malformed, s => s.Good with { EncodePolicy = static _ => "%ff" });
    }

    private static IEnumerable<TokenCase> Orders()
    {
        string[] names = ["sr", "sig", "se", "skn"];
        return from a in names
               from b in names.Except([a])
               from c in names.Except([a, b])
               from d in names.Except([a, b, c])
               select new TokenCase($"order {a} {b} {c} {d}", Good, s => s.Good with { Parameters = [a, b, c, d] });
    }

    private static IEnumerable<TokenCase> Presence()
    {
        foreach (var name in (string[])["sr", "sig", "se", "skn"])
        {
            string[] all = ["sr", "sig", "se", "skn"];
            yield return new($"without {name}", Malformed, s => s.Good with { Parameters = [.. all.Except([name])] });
            yield return new($"{name} twice, the same", Malformed, s => s.Good with { Parameters = [.. all, name] });
            yield return new($"{name} twice, not the same", Malformed, s => s.Good with { Parameters = [$"{name}=a", .. all] });
            yield return new($"{name} empty", Malformed, s => s.Good with { Parameters = [.. all.Except([name]), $"{name}="] });
            yield return new($"{name} without =", Malformed, s => s.Good with { Parameters = [.. all.Except([name]), $"{name} "] });
            yield return new($"{name} in capitals", Malformed, s => s.Good with { Parameters = [.. all.Except([name]), $"{name.ToUpperInvariant()}=a"] });
        }

        yield return new("& at the end", Good, s => s.Good with { End = "&" });
        yield return new("& and a space at the end", Good, s => s.Good with { End = "& " });
        yield return new("two & at the end", Malformed, s => s.Good with { End = "&&" });
        yield return new("& at the start", Malformed, s => s.Good with { Scheme = "SharedAccessSignature &" });
        yield return new("two & between", Malformed, s => s.Good with { Separator = "&&" });
        yield return new("; between", Malformed, s => s.Good with { Separator = ";" });
        yield return new("&amp; between", Malformed, s => s.Good with { Separator = "&amp;" });
        yield return new("& and a space between", Malformed, s => s.Good with { Separator = "& " });
        yield return new("another parameter", Malformed, s => s.Good with { Parameters = ["sr", "sig", "se", "skn", "st=1"] });
        yield return new("a comma and another token", Malformed, s => s.Good with { End = ", SharedAccessSignature sr=a" });
    }

    private static IEnumerable<TokenCase> Expiries()
    {
        foreach (var (seconds, code) in new (long, int)[] { (60, Good), (315_360_000, Good), (0, Expired), (-1, Expired), (-86_400, Expired) })
        {
            yield return new($"ends in {seconds} s", code, s => s.Good with { Expiry = At(s.Now, seconds) });
        }

        foreach (var (text, code) in new (string, int)[]
        {
            ("253402300799", Good), ("253402300800", Malformed), ("9223372036854775808", Malformed), ("0", Expired), ("1", Expired), ("-1", Malformed),
            ("1e12", Malformed), ("1893456000.0", Malformed), ("0x70DBD880", Malformed), ("%2B1893456000", Malformed), ("+1893456000", Malformed),
            ("1,893,456,000", Malformed), ("2030-01-01", Malformed), ("never", Malformed), ("189345600%30", Malformed), ("%D9%A1%D9%A2", Malformed),
        })
        {
            yield return new($"se={text}", code, s => s.Good with { Expiry = text });
        }

        yield return new("se with zeros before", Good, s => s.Good with { Expiry = "000" + At(s.Now, 60) });
        yield return new("se in milliseconds", Malformed, s => s.Good with { Expiry = At(s.Now, 60) + "000" });
        yield return new("se changed after signing", Signature, s => s.Good with { Parameters = ["sr", "sig", "skn", "se=" + At(s.Now, 7200)] });
    }

    private static IEnumerable<TokenCase> Signatures()
    {
        yield return new("the secondary key", Good, s => s.Good with { Key = s.Policy("send", null).SecondaryKey });
        yield return new("another key", Signature, s => s.Good with { Key = "not the key" });
        yield return new("another policy's key", Signature, s => s.Good with { Key = s.Policy("manage", null).PrimaryKey });
        yield return new("the key and a space", Signature, s => s.Good with { Key = s.Good.Key + " " });
        yield return new("the key's own bytes", Signature, s => s.Good with { KeyBytes = Convert.FromBase64String });
        yield return new("CRLF in the signed text", Signature, s => s.Good with { LineEnd = "\r\n" });
        yield return new("no line end in the signed text", Signature, s => s.Good with { LineEnd = "" });
        yield return new("signed before encoding", Signature, s => s.Good with { SignedResource = Uri.UnescapeDataString });
        yield return new("signed in lower case, sent as it was", Signature, s => s.Good with { SignedResource = static sr => sr.ToLowerInvariant() });
        yield return new("sr changed after signing", Signature, s => s.Good with { SignedResource = static sr => sr + "x" });
        yield return new("SHA-256 without a key", Signature, s => s.Good with { EncodeSignature = _ => Uri.EscapeDataString(Convert.ToBase64String(SHA256.HashData("a"u8))) });
        foreach (var (name, code, encode) in new (string, int, Func<byte[], string>)[]
        {
            ("a bit turned", Signature, static b => Sent([(byte)(b[0] ^ 1), .. b[1..]])), ("a byte short", Malformed, static b => Sent(b[1..])),
            ("a byte long", Malformed, static b => Sent([.. b, 0])), ("20 bytes, SHA-1's", Malformed, static b => Sent(b[..20])),
            ("64 bytes, SHA-512's", Malformed, static b => Sent([.. b, .. b])), ("hex", Malformed, Convert.ToHexString),
            ("without padding", Malformed, static b => Uri.EscapeDataString(Convert.ToBase64String(b).TrimEnd('='))),
            ("base64url", Malformed, static b => "-_" + Uri.EscapeDataString(Convert.ToBase64String(b)[2..])),
            ("a space in it", Malformed, static b => Sent(b) + "%20"), ("a line break in it", Malformed, static b => "%0A" + Sent(b)),
            ("zeros", Signature, static _ => Sent(new byte[32])), ("a word", Malformed, static _ => "signature"),
        })
        {
            yield return new($"sig: {name}", code, s => s.Good with { EncodeSignature = encode });
        }
    }

    private static IEnumerable<TokenCase> Policies()
    {
        foreach (var (policy, code) in new (string, int)[] { ("send", Good), ("manage", Good), ("listen", Right) })
        {
            yield return new($"policy {policy}", code, s => s.Good with { Policy = policy, Key = s.Policy(policy, null).PrimaryKey });
            yield return new($"policy {policy}, secondary key", code, s => s.Good with { Policy = policy, Key = s.Policy(policy, null).SecondaryKey });
        }

        foreach (var policy in (string[])["Send", "SEND", "sen", "send ", "nobody", "RootManageSharedAccessKey"])
        {
            yield return new($"policy '{policy}'", Unknown, s => s.Good with { Policy = policy });
        }

        foreach (var (name, resource, policy, path, code) in new (string, string, string, string, int)[]
        {
            ("its hub", "greenhouse", "bed", TokenCase.Publisher, Good), ("a publisher", "greenhouse/publishers/wipy-01", "bed", TokenCase.Publisher, Good),
            ("the namespace", "", "bed", TokenCase.Publisher, Unknown), ("another hub", "greenhouse2", "bed", "/greenhouse2/messages", Unknown),
            ("listening", "greenhouse", "ears", TokenCase.Publisher, Right),
        })
        {
            yield return new($"policy of a hub for {name}", code, s => s.For($"https://localhost/{resource}") with { Policy = policy, Key = s.Policy(policy, "greenhouse").PrimaryKey }, path);
        }
    }

    private static string At(DateTimeOffset now, long seconds) => now.AddSeconds(seconds).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string Sent(byte[] signature) => Uri.EscapeDataString(Convert.ToBase64String(signature));
}
