using System.ComponentModel;
using System.Globalization;

namespace Tern;

/// <summary>Collects what a message breaks, up to a limit. Costs no memory while there is nothing to collect.</summary>
/// <remarks>Not thread-safe. Passed by reference from a message to those that it holds.</remarks>
public ref struct ValidationErrors
{
    /// <summary>Errors that are collected unless something else is asked for.</summary>
    public const int DefaultLimit = 32;

    // As deep as the readers let messages nest; only graphs that were made in memory can be deeper, or circular.
    private const int MaxDepth = 128;
    private const int LongestPath = 512;

    private readonly int _limit;
    private readonly TimeProvider? _timeProvider;
    private List<ValidationError>? _errors;
    private int _depth;
    private bool _isTooDeep;

    /// <summary>Creates an empty collection.</summary>
    /// <param name="limit">Most errors to collect, at least 1. Checking stops when they are found.</param>
    /// <param name="timeProvider">The clock of rules that ask for the time; that of the system by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is less than 1.</exception>
    public ValidationErrors(int limit, TimeProvider? timeProvider = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        _limit = limit;
        _timeProvider = timeProvider;
    }

    /// <summary>Creates an empty collection of at most <see cref="DefaultLimit"/> errors.</summary>
    public ValidationErrors()
        : this(DefaultLimit)
    {
    }

    /// <summary>Number of errors.</summary>
    public readonly int Count => _errors?.Count ?? 0;

    /// <summary>Whether the limit is reached: what is added now is dropped.</summary>
    public readonly bool IsFull => _errors is not null && _errors.Count >= _limit;

    /// <summary>Adds an error.</summary>
    /// <param name="path">The field, by wire names from the message on that is being checked; empty for the message itself.</param>
    /// <param name="rule">Name of the rule.</param>
    /// <param name="message">What is wrong.</param>
    public void Add(string path, string rule, string message)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(message);
        if (!IsFull)
        {
            (_errors ??= []).Add(new ValidationError(Shorten(path), rule, message));
        }
    }

    /// <summary>The errors so far.</summary>
    public readonly IReadOnlyList<ValidationError> ToList() => _errors is null ? [] : _errors.ToArray();

    /// <summary>Adds an error with what was found. Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AddBroken<T>(string path, string rule, T current, string must)
        => Add(path, rule, string.Create(CultureInfo.InvariantCulture, $"{rule} rule failed, current value: {current} ({must})"));

    /// <summary>Adds an error without what was found. Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AddBroken(string path, string rule, string must) => Add(path, rule, $"{rule} rule failed ({must})");

    /// <summary>Steps into a message that is held by the one that is being checked. Called by generated code.</summary>
    /// <returns>What <see cref="Leave"/> and <see cref="Prefix"/> take.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Enter()
    {
        _depth++;
        return Count;
    }

    /// <summary>Whether a message is still to be checked; adds an error if it lies too deep, once. Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool MayDescend()
    {
        if (IsFull)
        {
            return false;
        }

        if (_depth <= MaxDepth)
        {
            return true;
        }

        if (!_isTooDeep)
        {
            _isTooDeep = true;
            AddBroken("", "depth", $"messages must not nest deeper than {MaxDepth.ToString(CultureInfo.InvariantCulture)}");
        }

        return false;
    }

    /// <summary>Steps out of a message; whether it added errors, which then want their <see cref="Prefix"/>. Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool Leave(int mark)
    {
        _depth--;
        return Count > mark;
    }

    /// <summary>Puts the path of a message before the paths of its errors. Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly void Prefix(int mark, string path)
    {
        for (int i = mark; i < Count; i++)
        {
            ValidationError error = _errors![i];
            _errors[i] = error with { Path = Shorten(error.Path.Length == 0 ? path : $"{path}.{error.Path}") };
        }
    }

    /// <summary>Nanoseconds since 1970. Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly long NowUnixNano() => ((_timeProvider ?? TimeProvider.System).GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;

    private static string Shorten(string path) => path.Length <= LongestPath ? path : string.Concat(path.AsSpan(0, LongestPath), "…");
}
