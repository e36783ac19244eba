namespace Tern.Generic;

/// <summary>A map of the map form while it is read.</summary>
/// <remarks>Text keys give a dictionary by text, other single values one by object; keys that have no equality of their own (bytes, messages, collections) a list of pairs.</remarks>
internal readonly struct MapBuilder
{
    private readonly Dictionary<string, object?>? _byText;
    private readonly Dictionary<object, object?>? _byObject;
    private readonly List<KeyValuePair<object, object?>>? _pairs;

    public MapBuilder(TypePlan type)
    {
        switch (type.Key!.Kind)
        {
            case ValueKind.Text:
                _byText = new(StringComparer.Ordinal);
                break;
            case ValueKind.Bytes or ValueKind.Message or ValueKind.List or ValueKind.Set or ValueKind.Map:
                _pairs = [];
                break;
            default:
                _byObject = MapCollections.CreateDictionary();
                break;
        }
    }

    private MapBuilder(object begun)
    {
        _byText = begun as Dictionary<string, object?>;
        _byObject = begun as Dictionary<object, object?>;
        _pairs = begun as List<KeyValuePair<object, object?>>;
    }

    public object Result => (object?)_byText ?? (object?)_byObject ?? _pairs!;

    /// <summary>Goes on with a map that was read before.</summary>
    public static MapBuilder GoOn(object begun) => new(begun);

    /// <summary>Adds an entry; of two with one key the last one stays.</summary>
    public void Add(object key, object? value)
    {
        if (_byText is not null)
        {
            _byText[(string)key] = value;
        }
        else if (_byObject is not null)
        {
            _byObject[key] = value;
        }
        else
        {
            _pairs!.Add(new(key, value));
        }
    }
}
