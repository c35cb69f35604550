using Microsoft.Extensions.Configuration;

namespace TelemetryGen.Server;

/// <summary>Sections of a program's configuration as options.</summary>
public static class SettingsSectionExtensions
{
    /// <summary>Sets the options that a section has values for, then what the program sets itself.</summary>
    /// <param name="section">The section.</param>
    /// <param name="options">What gets the values.</param>
    /// <param name="configure">Changes what the section says; null for nothing.</param>
    /// <exception cref="TelemetryServerException">A value is none of its option's type. Its text names setting and value.</exception>
    public static void BindTo<TOptions>(this IConfigurationSection section, TOptions options, Action<TOptions>? configure = null)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(section);
        try
        {
            section.Bind(options);
        }
        catch (InvalidOperationException error)
        {
            var environment = section.Path.Replace(":", "__", StringComparison.Ordinal);
            throw new TelemetryServerException(
                $"{error.Message} In the environment a setting is written {environment}__Name.", error);
        }

        configure?.Invoke(options);
    }
}
