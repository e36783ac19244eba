using Tern.Schema.Idl;
using Tern.Serialization;

namespace Tern.Generic;

/// <summary>An enum and its names.</summary>
internal sealed class EnumPlan
{
    private readonly Dictionary<string, int> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> _names = [];

    public EnumPlan(IdlEnum definition)
    {
        Name = definition.Id.Name;
        IsClosed = definition.IsClosed;
        foreach (IdlEnumValue value in definition.Values)
        {
            _values.TryAdd(value.Name, value.Value);
            _names.TryAdd(value.Value, value.Name);
        }

        Values = [.. definition.Values.Select(static value => (value.Name, value.Value))];
        Zero = definition.IsClosed && definition.Values.Count > 0 ? definition.Values[0].Value : 0;
        Json = new JsonEnumNames(
            definition.Id.Name, [.. definition.Values.Select(static value => value.Name)], [.. definition.Values.Select(static value => value.Value)])
        {
            IsClosed = definition.IsClosed,
            IsNull = definition.Id.Name == WellKnownPlan.NullValue,
        };
    }

    public string Name { get; }

    /// <summary>Whether Protobuf knows no other numbers.</summary>
    public bool IsClosed { get; }

    /// <summary>The value of a field that was never set: 0, or in a closed enum the first one.</summary>
    public int Zero { get; }

    /// <summary>All names and what they stand for, in the order of the IDL.</summary>
    public (string Name, int Value)[] Values { get; }

    /// <summary>Names as JSON has them.</summary>
    public JsonEnumNames Json { get; }

    public bool IsKnown(int value) => _names.ContainsKey(value);

    public bool TryGetValue(string name, out int value) => _values.TryGetValue(name, out value);

    public bool TryGetName(int value, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? name) => _names.TryGetValue(value, out name);
}
