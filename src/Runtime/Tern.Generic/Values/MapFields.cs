using System.Collections;
using Tern.Serialization;

namespace Tern.Generic;

/// <summary>The fields of a message in the map form, whatever kind of dictionary holds them.</summary>
internal readonly struct MapFields
{
    private readonly IReadOnlyDictionary<string, object?>? _readOnly;
    private readonly IDictionary? _untyped;

    private MapFields(IReadOnlyDictionary<string, object?>? readOnly, IDictionary? untyped)
    {
        _readOnly = readOnly;
        _untyped = untyped;
    }

    /// <summary>The fields of a value.</summary>
    /// <exception cref="WireFormatException">It is no dictionary.</exception>
    public static MapFields Of(object? value, MessagePlan plan, string where) => MapValues.Plain(value) switch
    {
        IReadOnlyDictionary<string, object?> fields => new(fields, null),
        IDictionary fields => new(null, fields),
        var other => throw MapValues.Wrong(other, where, $"a dictionary with the fields of {plan.Name}"),
    };

    public bool TryGet(string name, out object? value)
    {
        if (_readOnly is not null)
        {
            return _readOnly.TryGetValue(name, out value);
        }

        value = _untyped![name];
        return value is not null;
    }

    /// <summary>Fails if there is a name that the message does not have.</summary>
    /// <param name="plan">The message.</param>
    /// <param name="found">How many of its fields were found.</param>
    /// <param name="settings">Whether that is allowed.</param>
    public void CheckAllKnown(MessagePlan plan, int found, GenericSettings settings)
    {
        if (found == (_readOnly?.Count ?? _untyped!.Count) || settings.IgnoresUnknown)
        {
            return;
        }

        foreach (object name in _readOnly?.Keys ?? (IEnumerable)_untyped!.Keys)
        {
            if (name is not string text || plan.Find(text) is null)
            {
                throw GenericErrors.UnknownField(plan, name.ToString() ?? "");
            }
        }
    }
}
