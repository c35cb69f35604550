namespace TelemetryGen.EventHubs;

/// <summary>Why a text is not a shared access signature.</summary>
public enum SasTokenError
{
    /// <summary>The text is a token.</summary>
    None,

    /// <summary>There is no text.</summary>
    Empty,

    /// <summary>The text does not begin with <c>SharedAccessSignature</c> and a space.</summary>
    WrongScheme,

    /// <summary>A part between two <c>&amp;</c> is not <c>name=value</c> with a value. One <c>&amp;</c> at the end is nothing.</summary>
    MalformedParameter,

    /// <summary>A parameter other than sr, sig, se and skn.</summary>
    UnknownParameter,

    /// <summary>A parameter is there twice.</summary>
    DuplicateParameter,

    /// <summary>One of sr, sig, se and skn is not there.</summary>
    MissingParameter,

    /// <summary>
    /// A value holds a character that has to be percent-encoded (such as <c>/ : + =</c>), a bad percent sequence, or bytes that are
    /// not UTF-8. Azure decodes a bare <c>+</c> to a space, and the signature is then wrong.
    /// </summary>
    BadEncoding,

    /// <summary>
    /// sr is not a host, or an absolute http, https, sb, amqp or amqps URI with one, or it has a query, fragment or user.
    /// </summary>
    InvalidResource,

    /// <summary>sig is not the base64 of 32 bytes (HMAC-SHA256).</summary>
    InvalidSignature,

    /// <summary>se is not decimal seconds since 1970 up to the year 9999.</summary>
    InvalidExpiry,
}

/// <summary>Texts for <see cref="SasTokenError"/>. They never hold any part of the token.</summary>
public static class SasTokenErrors
{
    /// <summary>One sentence that a person with a device in hand can act on.</summary>
    public static string Describe(this SasTokenError error) => error switch
    {
        SasTokenError.None => "The token is well formed.",
        SasTokenError.Empty => "The token is empty.",
        SasTokenError.WrongScheme => "The token does not begin with 'SharedAccessSignature '.",
        SasTokenError.MalformedParameter => "A part of the token is not name=value.",
        SasTokenError.UnknownParameter => "The token has a parameter other than sr, sig, se and skn.",
        SasTokenError.DuplicateParameter => "The token has a parameter twice.",
        SasTokenError.MissingParameter => "The token lacks one of sr, sig, se and skn.",
        SasTokenError.BadEncoding => "A value of the token is not percent-encoded: the characters / : + = must be.",
        SasTokenError.InvalidResource => $"sr is not a host with a path, or an {SasAudience.Schemes} URI.",
        SasTokenError.InvalidSignature => "sig is not the base64 of 32 bytes.",
        SasTokenError.InvalidExpiry => "se is not a number of seconds since 1970.",
        _ => throw new ArgumentOutOfRangeException(nameof(error), error, "Not a token error."),
    };
}
