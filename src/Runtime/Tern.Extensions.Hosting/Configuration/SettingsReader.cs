using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Tern.Extensions.Hosting;

/// <summary>Reads single settings of a configuration section; an error names the key and what was expected.</summary>
/// <remarks>By hand instead of by the binder: safe to trim, and a misspelled value is never passed over in silence.</remarks>
internal readonly struct SettingsReader(IConfigurationSection section)
{
    public IConfigurationSection Section => section;

    public void Text(string key, Action<string> set)
    {
        if (section[key] is { Length: > 0 } text)
        {
            set(text);
        }
    }

    public void Number(string key, Action<int> set) =>
        Read(key, "a whole number", set, static (string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value));

    public void Flag(string key, Action<bool> set) => Read<bool>(key, "true or false", set, bool.TryParse);

    public void Time(string key, Action<TimeSpan> set) =>
        Read(key, "a time such as 00:00:05", set, static (string text, out TimeSpan value) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value));

    public void Choice<TEnum>(string key, Action<TEnum> set)
        where TEnum : struct, Enum => Read(
            key,
            $"one of {string.Join(", ", Enum.GetNames<TEnum>())}",
            set,
            static (string text, out TEnum value) => Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value));

    private void Read<T>(string key, string expected, Action<T> set, TryParse<T> tryParse)
    {
        if (section[key] is not { Length: > 0 } text)
        {
            return;
        }

        if (!tryParse(text, out T value))
        {
            throw new FormatException($"The setting {section.Path}:{key} is \"{text}\"; it must be {expected}.");
        }

        set(value);
    }

    private delegate bool TryParse<T>(string text, out T value);
}
