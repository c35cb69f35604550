namespace TelemetryGen.EventHubs.Tests;

public sealed class SasTokenParseTests
{
    private const string Sr = "sr=https%3A%2F%2Flocalhost%2Fgreenhouse";
    private const string Sig = "sig=f6xPKMPFN1cV%2BCiBgTTZxxEhq32DFophaEkCbFbwPiU%3D";
    private const string Se = "se=1893456000";
    private const string Skn = "skn=send";

    [Theory]
    [InlineData("SharedAccessSignature " + Sr + "&" + Sig + "&" + Se + "&" + Skn)]
    [InlineData("SharedAccessSignature " + Skn + "&" + Se + "&" + Sig + "&" + Sr)]
    [InlineData("sharedaccesssignature " + Se + "&" + Sr + "&" + Skn + "&" + Sig)]
    [InlineData("SharedAccessSignature sr=http%3a%2f%2flocalhost%2fgreenhouse&" + Sig + "&" + Se + "&" + Skn)]
    [InlineData("SharedAccessSignature sr=sb%3A%2f%2Flocalhost%2fgreenhouse&" + Sig + "&" + Se + "&" + Skn)]
    [InlineData("SharedAccessSignature sr=amqps%3A%2F%2Flocalhost%2Fgreenhouse&" + Sig + "&" + Se + "&" + Skn)]
    [InlineData("SharedAccessSignature sr=localhost%2Fgreenhouse&" + Sig + "&" + Se + "&" + Skn)]
    [InlineData("SharedAccessSignature " + Sr + "&" + Sig + "&" + Se + "&" + Skn + "&")]
    public void Parse_takes_any_order_any_hex_case_five_schemes_or_none_and_an_ampersand_at_the_end(string text)
    {
        Assert.True(SasToken.TryParse(text, out var token, out _));
        Assert.Equal("localhost", token.Audience.Host);
        Assert.Equal(["greenhouse"], token.Audience.Segments);
    }

    [Theory]
    [InlineData(null, SasTokenError.Empty)]
    [InlineData("", SasTokenError.Empty)]
    [InlineData("Bearer eyJ0eXAi", SasTokenError.WrongScheme)]
    [InlineData("SharedAccessSignature", SasTokenError.WrongScheme)]
    [InlineData("SharedAccessSignature " + Sr + "&" + Sig + "&" + Se + "&", SasTokenError.MissingParameter)]
    [InlineData("SharedAccessSignature " + Sr + "&" + Sig + "&" + Se + "&" + Skn + "&&", SasTokenError.MalformedParameter)]
    [InlineData("SharedAccessSignature &" + Sr + "&" + Sig + "&" + Se + "&" + Skn, SasTokenError.MalformedParameter)]
    [InlineData("SharedAccessSignature sr=&" + Sig + "&" + Se + "&" + Skn, SasTokenError.MalformedParameter)]
    [InlineData("SharedAccessSignature " + Sr + "&" + Sig + "&" + Se + "&" + Skn + "&st=1", SasTokenError.UnknownParameter)]
    [InlineData("SharedAccessSignature " + Sr + "&" + Sig + "&" + Se + "&" + Skn + "&" + Se, SasTokenError.DuplicateParameter)]
    [InlineData("SharedAccessSignature " + Sr + "&" + Sig + "&" + Se, SasTokenError.MissingParameter)]
    [InlineData("SharedAccessSignature " + Sr + "&" + Se + "&" + Skn, SasTokenError.MissingParameter)]
    [InlineData("SharedAccessSignature " + Sig + "&" + Se + "&" + Skn, SasTokenError.MissingParameter)]
    [InlineData("SharedAccessSignature " + Sr + "&" + Sig + "&" + Skn, SasTokenError.MissingParameter)]
    [InlineData("SharedAccessSignature sr=https://localhost&" + Sig + "&" + Se + "&" + Skn, SasTokenError.BadEncoding)]
    [InlineData("SharedAccessSignature " + Sr + "%2&" + Sig + "&" + Se + "&" + Skn, SasTokenError.BadEncoding)]
    [InlineData("SharedAccessSignature " + Sr + "%ff&" + Sig + "&" + Se + "&" + Skn, SasTokenError.BadEncoding)]
    [InlineData("SharedAccessSignature sr=%2Fgreenhouse&" + Sig + "&" + Se + "&" + Skn, SasTokenError.InvalidResource)]
    [InlineData("SharedAccessSignature sr=ftp%3A%2F%2Flocalhost&" + Sig + "&" + Se + "&" + Skn, SasTokenError.InvalidResource)]
    [InlineData("SharedAccessSignature " + Sr + "&sig=AAAA&" + Se + "&" + Skn, SasTokenError.InvalidSignature)]
    [InlineData("SharedAccessSignature " + Sr + "&sig=not-base64&" + Se + "&" + Skn, SasTokenError.InvalidSignature)]
    [InlineData("SharedAccessSignature " + Sr + "&" + Sig + "%20&" + Se + "&" + Skn, SasTokenError.InvalidSignature)]
    [InlineData("SharedAccessSignature " + Sr + "&" + Sig + "&se=-1&" + Skn, SasTokenError.InvalidExpiry)]
    [InlineData("SharedAccessSignature " + Sr + "&" + Sig + "&se=1e9&" + Skn, SasTokenError.InvalidExpiry)]
    [InlineData("SharedAccessSignature " + Sr + "&" + Sig + "&se=253402300800&" + Skn, SasTokenError.InvalidExpiry)]
    public void Parse_names_what_is_wrong(string? text, SasTokenError expected)
    {
        Assert.False(SasToken.TryParse(text, out var token, out var error));
        Assert.Null(token);
        Assert.Equal(expected, error);
    }

    [Fact]
    public void Parse_refuses_a_bare_plus_in_the_signature_because_azure_reads_it_as_a_space()
    {
        var bare = Sig.Replace("%2B", "+", StringComparison.Ordinal);

        Assert.False(SasToken.TryParse($"SharedAccessSignature {Sr}&{bare}&{Se}&{Skn}", out _, out var error));
        Assert.Equal(SasTokenError.BadEncoding, error);
    }

    [Fact]
    public void Every_error_has_a_text()
    {
        var texts = Enum.GetValues<SasTokenError>().Select(e => e.Describe()).ToArray();

        Assert.Equal(texts.Length, texts.Distinct().Count());
        Assert.All(texts, text => Assert.EndsWith(".", text, StringComparison.Ordinal));
    }
}
