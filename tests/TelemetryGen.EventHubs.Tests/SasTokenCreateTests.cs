namespace TelemetryGen.EventHubs.Tests;

public sealed class SasTokenCreateTests
{
    private const string Key = "q1UqXy4YzM0Yv7kI8oD3y0m1Yb2n5s6t7u8v9w0x1y4=";

    // Computed with Python 3: base64(hmac.new(key.encode(), (quote(sr, safe='') + "\n" + se).encode(), sha256).digest()).
    private const string PublisherToken =
        "SharedAccessSignature sr=https%3A%2F%2Flocalhost%3A8443%2Fgreenhouse%2Fpublishers%2Fwipy-01"
        + "&sig=f6xPKMPFN1cV%2BCiBgTTZxxEhq32DFophaEkCbFbwPiU%3D&se=1893456000&skn=send";

    // The same code, with a key that is no base64 and percent sequences in lower case, as .NET Framework's HttpUtility sends them.
    private const string LowerCaseToken =
        "SharedAccessSignature sr=sb%3a%2f%2fcontoso.servicebus.windows.net%2fgreenhouse"
        + "&sig=mGpiWT76hKSfZdPOwmjnap46AHwc%2bZXKv7QgQvNBd%2b0%3d&se=1700000000&skn=RootManageSharedAccessKey";

    private static readonly DateTimeOffset Expiry = DateTimeOffset.FromUnixTimeSeconds(1893456000);

    [Fact]
    public void Create_gives_the_text_that_independent_code_gives()
    {
        var token = SasToken.Create(EventHubResource.Publisher("localhost:8443", "greenhouse", "wipy-01"), "send", Key, Expiry);

        Assert.Equal(PublisherToken, token.Text);
    }

    [Fact]
    public void Create_signs_a_text_resource_exactly_as_given()
    {
        var token = SasToken.Create("http://localhost/", "send", "k", DateTimeOffset.UnixEpoch);

        Assert.Equal(
            "SharedAccessSignature sr=http%3A%2F%2Flocalhost%2F&sig=rGHiH8fmE28mtc6XlkBPKVPtQwS%2BmV6t4CC%2FJ8NQz%2Bo%3D&se=0&skn=send",
            token.Text);
    }

    [Fact]
    public void Create_cuts_the_expiry_to_whole_seconds()
    {
        var token = SasToken.Create("https://localhost/", "send", Key, Expiry.AddMilliseconds(999));

        Assert.Equal(Expiry, token.Expiry);
    }

    [Theory]
    [InlineData(PublisherToken, Key)]
    [InlineData(LowerCaseToken, "a key, not base64: äöü")]
    public void Verify_accepts_the_key_that_signed(string text, string key)
    {
        Assert.True(SasToken.TryParse(text, out var token, out _));
        Assert.True(token.Verify(key));
    }

    [Fact]
    public void Verify_refuses_another_key()
    {
        Assert.True(SasToken.TryParse(PublisherToken, out var token, out _));
        Assert.False(token.Verify(Key + " "));
    }

    [Theory]
    [InlineData("greenhouse", "greenhousf")]
    [InlineData("wipy-01", "wipy-02")]
    [InlineData("se=1893456000", "se=1893456001")]
    [InlineData("sig=f6", "sig=f7")]
    [InlineData("https%3A", "https%3a")]
    public void Verify_refuses_a_token_changed_after_signing(string from, string to)
    {
        Assert.True(SasToken.TryParse(PublisherToken.Replace(from, to, StringComparison.Ordinal), out var token, out _));
        Assert.False(token.Verify(Key));
    }

    [Fact]
    public void Token_tells_its_parts()
    {
        Assert.True(SasToken.TryParse(PublisherToken, out var token, out var error));

        Assert.Equal(SasTokenError.None, error);
        Assert.Equal("https://localhost:8443/greenhouse/publishers/wipy-01", token.Resource);
        Assert.Equal("https%3A%2F%2Flocalhost%3A8443%2Fgreenhouse%2Fpublishers%2Fwipy-01", token.EncodedResource);
        Assert.Equal(Expiry, token.Expiry);
        Assert.Equal("send", token.PolicyName);
        Assert.Equal("f6xPKMPFN1cV+CiBgTTZxxEhq32DFophaEkCbFbwPiU=", Convert.ToBase64String(token.Signature.Span));
    }

    [Fact]
    public void ToString_withholds_the_signature()
    {
        Assert.True(SasToken.TryParse(PublisherToken, out var token, out _));

        Assert.Equal(
            "SharedAccessSignature for https://localhost:8443/greenhouse/publishers/wipy-01 by send until 2030-01-01T00:00:00Z",
            token.ToString());
    }

    [Theory]
    [InlineData("greenhouse")]
    [InlineData("/greenhouse")]
    [InlineData("localhost/greenhouse")]
    [InlineData("ftp://localhost/greenhouse")]
    [InlineData("https://user@localhost/greenhouse")]
    [InlineData("https://localhost/greenhouse?x=1")]
    public void Create_refuses_what_is_no_resource(string resource)
    {
        var error = Assert.Throws<ArgumentException>(() => SasToken.Create(resource, "send", Key, Expiry));

        Assert.Equal($"'{resource}' is not an absolute http, https, sb, amqp or amqps URI. (Parameter 'resource')", error.Message);
    }

    [Fact]
    public void Create_refuses_an_expiry_before_1970() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            SasToken.Create("https://localhost/", "send", Key, DateTimeOffset.UnixEpoch.AddSeconds(-1)));
}
