using System.Text;
using System.Text.Json;

namespace Tern.Protocols;

/// <summary>The extra text of a business status: a JSON object of strings. Source: Kitex <c>pkg/transmeta/ttheader.go</c>.</summary>
internal static class BizExtraJson
{
    public static Dictionary<string, string> Read(string json)
    {
        var extra = new Dictionary<string, string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = Text(ref reader);
            Expect(ref reader, JsonTokenType.String);
            extra[key] = Text(ref reader);
        }

        if (reader.TokenType != JsonTokenType.EndObject)
        {
            throw new JsonException("the object does not end");
        }

        return extra;
    }

    public static string Write(IReadOnlyDictionary<string, string> extra)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            foreach (KeyValuePair<string, string> entry in extra)
            {
                writer.WriteString(entry.Key, entry.Value);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type)
        {
            throw new JsonException($"{type} was expected");
        }
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException exception)
        {
            // Escapes that make no valid text, a lone surrogate for one.
            throw new JsonException(exception.Message, exception);
        }
    }
}
