using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Tern.Extensions.Hosting;

/// <summary>Reads single settings of a configuration section; an error names the key and what was expected.</summary>
/// <remarks>By hand instead of by the binder: safe to trim, and a misspelled value is never passed over in silence.</remarks>
internal readonly struct SettingsReader(IConfigurationSection section)
{
    public IConfigurationSection Section => section;

    /// <summary>Whether the section has settings, or is itself the value <c>true</c>.</summary>
    /// <exception cref="FormatException">The section has a value that is neither true nor false.</exception>
    public bool IsOn => section.Value is { Length: > 0 } text
        ? bool.TryParse(text, out bool isOn) ? isOn : throw Wrong(section.Path, text, "true, false or a section with settings")
        : section.Exists();

    /// <summary>The settings one level below.</summary>
    public SettingsReader In(string key) => new(section.GetSection(key));

    public void Text(string key, Action<string> set) => Read(
        key,
        "text",
        set,
        static (string text, out string value) =>
        {
            value = text;
            return true;
        });

    /// <summary>A list, or a single value in place of one.</summary>
    public void Texts(string key, Action<string> add)
    {
        foreach (string text in Texts(key) ?? [])
        {
            add(text);
        }
    }

    /// <summary>A list, or a single value in place of one; <see langword="null"/> if there is neither.</summary>
    public List<string>? Texts(string key)
    {
        IConfigurationSection list = section.GetSection(key);
        List<string> texts = [.. list.GetChildren().Select(static entry => entry.Value).Prepend(list.Value).OfType<string>().Where(static text => text.Length > 0)];
        return texts.Count > 0 ? texts : null;
    }

    public void Number(string key, Action<int> set) =>
        Read(key, "a whole number", set, static (string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value));

    public void Fraction(string key, Action<double> set) =>
        Read(key, "a number such as 0.1", set, static (string text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value));

    public void Flag(string key, Action<bool> set) => Read<bool>(key, "true or false", set, bool.TryParse);

    public void Time(string key, Action<TimeSpan> set) =>
        Read(key, "a time such as 00:00:05", set, static (string text, out TimeSpan value) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value));

    public void Choice<TEnum>(string key, Action<TEnum> set)
        where TEnum : struct, Enum => Read(
            key,
            $"one of {string.Join(", ", Enum.GetNames<TEnum>())}",
            set,
            static (string text, out TEnum value) => Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value));

    /// <summary>Several names of an enumeration of flags, with commas between them.</summary>
    public void Choices<TEnum>(string key, string expected, Action<TEnum> set)
        where TEnum : struct, Enum => Read(key, expected, set, static (string text, out TEnum value) => Enum.TryParse(text, ignoreCase: true, out value));

    /// <summary>Permissions of a file: octal digits.</summary>
    public void FileMode(string key, Action<UnixFileMode> set) => Read(
        key,
        "up to four octal digits such as 0660",
        set,
        static (string text, out UnixFileMode mode) =>
        {
            bool isOctal = text.Length <= 4 && !text.AsSpan().ContainsAnyExceptInRange('0', '7');
            mode = isOctal ? (UnixFileMode)Convert.ToInt32(text, 8) : default;
            return isOctal;
        });

    private static FormatException Wrong(string path, string text, string expected) => new($"The setting {path} is \"{text}\"; it must be {expected}.");

    private void Read<T>(string key, string expected, Action<T> set, TryParse<T> tryParse)
    {
        if (section[key] is not { Length: > 0 } text)
        {
            return;
        }

        if (!tryParse(text, out T value))
        {
            throw Wrong($"{section.Path}:{key}", text, expected);
        }

        try
        {
            set(value);
        }
        catch (ArgumentException exception)
        {
            throw new FormatException($"The setting {section.Path}:{key} is \"{text}\": {exception.Message}", exception);
        }
    }

    private delegate bool TryParse<T>(string text, out T value);
}
