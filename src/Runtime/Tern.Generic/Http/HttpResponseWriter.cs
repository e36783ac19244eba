using System.Text;
using System.Text.Json;

namespace Tern.Generic;

/// <summary>Takes the JSON of an answer apart into the parts of an HTTP response.</summary>
internal static class HttpResponseWriter
{
    private const string JsonType = "application/json";

    /// <summary>Writes a response.</summary>
    /// <param name="plan">The message that the answer is.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="status">Status, unless a field says another.</param>
    public static HttpMappingResponse Write(MessagePlan plan, GenericJson answer, int status)
    {
        if (!plan.Fields.Any(static field => HttpSource.Of(field).IsAnnotated))
        {
            return new HttpMappingResponse(status, [], JsonType, answer.Utf8);
        }

        Dictionary<string, FieldPlan> fields = new(StringComparer.Ordinal);
        foreach (FieldPlan field in plan.Fields)
        {
            fields[field.Name] = field;
            fields[field.JsonName] = field;
        }

        using JsonDocument document = JsonDocument.Parse(answer.Utf8, new JsonDocumentOptions { MaxDepth = GenericOptions.DeepestNesting });
        List<KeyValuePair<string, string>> headers = [];
        ReadOnlyMemory<byte>? raw = null;
        JsonOutput output = JsonOutput.Rent();
        output.Writer.WriteStartObject();
        foreach (JsonProperty member in document.RootElement.EnumerateObject())
        {
            HttpSource source = fields.TryGetValue(member.Name, out FieldPlan? field) ? HttpSource.Of(field) : new HttpSource(HttpPlace.Body, member.Name);
            switch (source.Place)
            {
                case HttpPlace.Header:
                    headers.Add(new(source.Name, TextOf(member.Value, source.Name)));
                    break;
                case HttpPlace.Cookie:
                    headers.Add(new("Set-Cookie", $"{source.Name}={Uri.EscapeDataString(TextOf(member.Value, source.Name))}; Path=/"));
                    break;
                case HttpPlace.Status when member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt32(out int code) && code is >= 100 and <= 999:
                    status = code;
                    break;
                case HttpPlace.RawBody:
                    raw = BytesOf(field!, member.Value);
                    break;
                case HttpPlace.Body:
                    output.Writer.WritePropertyName(source.IsAnnotated ? source.Name : member.Name);
                    member.Value.WriteTo(output.Writer);
                    break;
            }
        }

        output.Writer.WriteEndObject();
        byte[] body = output.ToArrayAndReturn();
        return raw is { } bytes
            ? new HttpMappingResponse(status, headers, TypeOf(headers), bytes)
            : new HttpMappingResponse(status, headers, JsonType, body);
    }

    private static string TextOf(JsonElement value, string name)
    {
        string text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

        // A line break would let the service that answers write headers, and a body, of its own choice.
        return text.Any(char.IsControl)
            ? throw new RpcException(RpcStatusCode.Internal, $"The answer holds a control character in what is to be the header {name}.")
            : text;
    }

    private static ReadOnlyMemory<byte> BytesOf(FieldPlan field, JsonElement value) => field.Type.Kind == ValueKind.Bytes && value.TryGetBytesFromBase64(out byte[]? bytes)
        ? bytes
        : Encoding.UTF8.GetBytes(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());

    // A body that the service made says itself what it is, in a field that is a header.
    private static string TypeOf(List<KeyValuePair<string, string>> headers)
    {
        int index = headers.FindIndex(static header => header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase));
        if (index < 0)
        {
            return "application/octet-stream";
        }

        string type = headers[index].Value;
        headers.RemoveAt(index);
        return type;
    }
}
