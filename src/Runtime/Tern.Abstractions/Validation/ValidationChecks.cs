using System.Buffers;
using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Tern;

/// <summary>What generated rules ask of values. Allocates nothing for values that pass.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ValidationChecks
{
    private const int LongestKey = 40;
    private const int StackChars = 256;

    /// <summary>Validates a message by code of its user, without boxing.</summary>
    public static void Validate<T>(in T message, ref ValidationErrors errors)
        where T : IValidatable => message.Validate(ref errors);

    /// <summary>Bytes of text as UTF-8.</summary>
    public static int Utf8Length(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>Code points of text; half of a pair alone counts as one.</summary>
    public static int RuneCount(string text)
    {
        int count = text.Length;
        for (int i = 1; i < text.Length; i++)
        {
            // Pairs never overlap: what follows a high half is a low one, which is no high half.
            if (char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]))
            {
                count--;
            }
        }

        return count;
    }

    /// <summary>Code points of UTF-8; what is no UTF-8 counts as one for each part that cannot go on.</summary>
    public static int RuneCount(ReadOnlySpan<byte> utf8)
    {
        int count = 0;
        while (!utf8.IsEmpty)
        {
            Rune.DecodeFromUtf8(utf8, out _, out int consumed);
            utf8 = utf8[consumed..];
            count++;
        }

        return count;
    }

    /// <summary>A regular expression that matches in linear time, or, where it needs to go back, is given up after a time.</summary>
    public static Regex Pattern(string pattern, bool isBacktracking, int timeoutMilliseconds)
    {
        if (!isBacktracking)
        {
            try
            {
                return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
            }
            catch (NotSupportedException)
            {
                // Too large for that engine. It has been found to be right when it was compiled, so the other one takes it.
            }
        }

        return new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(timeoutMilliseconds));
    }

    /// <summary>Whether an expression finds something; one that takes too long does not.</summary>
    public static bool IsMatch(Regex pattern, ReadOnlySpan<char> text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>Whether an expression finds something in the text that bytes are as UTF-8.</summary>
    public static bool IsMatch(Regex pattern, ReadOnlySpan<byte> utf8)
    {
        // No text is longer in UTF-16 units than in bytes.
        char[]? rented = utf8.Length > StackChars ? ArrayPool<char>.Shared.Rent(utf8.Length) : null;
        Span<char> chars = rented ?? stackalloc char[StackChars];
        try
        {
            return IsMatch(pattern, chars[..Encoding.UTF8.GetChars(utf8, chars)]);
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<char>.Shared.Return(rented);
            }
        }
    }

    /// <summary>Whether bytes are the same.</summary>
    public static bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => left.SequenceEqual(right);

    /// <summary>Whether bytes begin with others.</summary>
    public static bool StartsWith(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> prefix) => bytes.StartsWith(prefix);

    /// <summary>Whether bytes end with others.</summary>
    public static bool EndsWith(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> suffix) => bytes.EndsWith(suffix);

    /// <summary>Whether bytes contain others.</summary>
    public static bool Contains(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> part) => bytes.IndexOf(part) >= 0;

    /// <summary>Number of elements, without counting them one by one where the collection knows.</summary>
    public static int Count<T>(IEnumerable<T> items) => items.TryGetNonEnumeratedCount(out int count) ? count : items.Count();

    /// <summary>Whether text looks like an e-mail address: one <c>@</c> that is neither first nor last, on one line. Source: EmailAddressAttribute.</summary>
    public static bool IsEmail(string text)
    {
        int at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < text.Length - 1 && at == text.LastIndexOf('@') && !text.AsSpan().ContainsAny('\r', '\n');
    }

    /// <summary>Whether text begins as an absolute URL of http, https or ftp. Source: UrlAttribute.</summary>
    public static bool IsUrl(string text)
        => text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("ftp://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Ticks of a time in UTC; a time of unspecified kind counts as UTC, as on the wire.</summary>
    public static long UtcTicks(DateTime time) => time.Kind == DateTimeKind.Local ? time.ToUniversalTime().Ticks : time.Ticks;

    /// <summary>Remainder of whole numbers; <see langword="false"/> if the divisor is zero.</summary>
    public static bool TryMod(Int128 left, Int128 right, out Int128 remainder)
    {
        if (right == 0)
        {
            remainder = 0;
            return false;
        }

        remainder = left % right;
        return true;
    }

    /// <summary>How a key of a map reads in a path: numbers as they are, text in quotes and not longer than 40 characters.</summary>
    public static string Key<T>(T key) => key switch
    {
        string text => Quote(text),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => Quote(key?.ToString() ?? ""),
    };

    /// <summary>Elements of a collection; <see langword="null"/> counts as none.</summary>
    public static ValidatedElements<T> Elements<T>(IEnumerable<T>? items) => new(items);

    /// <summary>Entries of a map; <see langword="null"/> counts as none.</summary>
    public static ValidatedEntries<TKey, TValue> Entries<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>>? items)
        where TKey : notnull => new(items);

    private static string Quote(string text) => text.Length <= LongestKey ? $"\"{text}\"" : $"\"{text.AsSpan(0, LongestKey)}…\"";
}
