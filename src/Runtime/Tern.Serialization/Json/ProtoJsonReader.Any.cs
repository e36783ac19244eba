using System.Text.Json;

namespace Tern.Serialization;

public ref partial struct ProtoJsonReader
{
    /// <summary>The message that an Any holds.</summary>
    /// <exception cref="WireFormatException">It is not known.</exception>
    internal readonly JsonAnyType FindType(string typeUrl) => _options.Types.Find(typeUrl);

    /// <summary>Looks ahead for the type of an Any, which may stand anywhere among its members.</summary>
    /// <returns>The type; <see langword="null"/> if the Any is empty, which then has been read.</returns>
    /// <exception cref="WireFormatException">There are members and no type, or the value is no object.</exception>
    internal string? FindTypeUrl()
    {
        BeginMap();
        Utf8JsonReader begin = _json;
        int containers = _containers;
        bool isEmpty = true;
        for (Advance(); _json.TokenType != JsonTokenType.EndObject; Advance())
        {
            isEmpty = false;
            if (_json.ValueTextEquals("@type"u8))
            {
                Advance();
                string typeUrl = ReadString();
                _json = begin;
                _containers = containers;
                return typeUrl;
            }

            SkipValue();
        }

        return isEmpty ? null : throw Invalid("an Any has no member \"@type\"");
    }

    /// <summary>Says that the message which is read next is in an Any.</summary>
    internal void BeginAny() => _isInAny = true;

    /// <summary>Goes to the value of an Any that has one.</summary>
    /// <exception cref="WireFormatException">There is none, or there are other members.</exception>
    internal void NextAnyValue(ref bool hasType)
    {
        while (!TryNextAnyValue(ref hasType))
        {
        }
    }

    /// <summary>Goes to the end of an Any whose value has been read.</summary>
    /// <exception cref="WireFormatException">There are other members.</exception>
    internal void EndAnyValue(bool hasType)
    {
        for (Advance(); _json.TokenType != JsonTokenType.EndObject; Advance())
        {
            SkipType(ref hasType);
        }
    }

    private bool TryNextAnyValue(ref bool hasType)
    {
        Advance();
        if (_json.TokenType == JsonTokenType.EndObject)
        {
            throw Invalid("an Any has no member \"value\"");
        }

        if (_json.ValueTextEquals("value"u8))
        {
            Advance();
            return true;
        }

        SkipType(ref hasType);
        return false;
    }

    private void SkipType(ref bool hasType)
    {
        bool isType = _json.ValueTextEquals("@type"u8);
        if (isType && hasType)
        {
            throw Invalid("an Any has the member \"@type\" twice");
        }

        if (!isType && !_options.IgnoreUnknownFields)
        {
            throw Invalid($"an Any has the member {Quote()}, which it does not know");
        }

        hasType |= isType;
        SkipValue();
    }
}
