using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Tern.Generic;

/// <summary>Puts the JSON of a request together from the parts of an HTTP request.</summary>
internal readonly struct HttpRequestReader
{
    private const string Form = "application/x-www-form-urlencoded";

    private readonly HttpMatch _match;
    private readonly HttpMappingRequest _request;
    private readonly Lazy<HttpQuery> _query;
    private readonly Lazy<HttpQuery> _cookies;
    private readonly HttpQuery? _form;

    private HttpRequestReader(HttpMatch match, HttpMappingRequest request)
    {
        _match = match;
        _request = request;
        _query = new(() => HttpQuery.OfForm(request.QueryString));
        _cookies = new(() => HttpQuery.OfCookies(request.Header("Cookie") ?? ""));
        _form = request.Header("Content-Type")?.StartsWith(Form, StringComparison.OrdinalIgnoreCase) == true
            ? HttpQuery.OfForm(Encoding.UTF8.GetString(request.Body.Span))
            : null;
    }

    public static GenericJson Read(HttpMatch match, HttpMappingRequest request)
    {
        MessagePlan plan = match.Route.Method.Request.Plan;
        HttpRequestReader reader = new(match, request);
        using JsonDocument? body = reader.ParseBody(plan);
        JsonOutput output = JsonOutput.Rent();
        output.Writer.WriteStartObject();
        foreach (FieldPlan field in plan.Fields)
        {
            reader.Write(output.Writer, field, body?.RootElement);
        }

        output.Writer.WriteEndObject();
        return output.ToArrayAndReturn();
    }

    private JsonDocument? ParseBody(MessagePlan plan)
    {
        if (_request.Body.IsEmpty || _form is not null || !plan.Fields.Any(static field => HttpSource.Of(field).Place == HttpPlace.Body))
        {
            return null;
        }

        string? problem;
        try
        {
            JsonDocument body = JsonDocument.Parse(_request.Body, new JsonDocumentOptions { MaxDepth = GenericOptions.DeepestNesting });
            if (body.RootElement.ValueKind == JsonValueKind.Object)
            {
                return body;
            }

            body.Dispose();
            problem = "it must be a JSON object";
        }
        catch (JsonException exception)
        {
            problem = exception.Message;
        }

        throw new RpcException(RpcStatusCode.InvalidArgument, $"The body of {_match.Route.Verb} {_match.Route.Pattern} cannot be read: {problem}") { Method = _match.Route.Method.FullName };
    }

    private void Write(Utf8JsonWriter json, FieldPlan field, JsonElement? body)
    {
        HttpSource source = HttpSource.Of(field);
        switch (source.Place)
        {
            case HttpPlace.Body when _form is not null:
                WriteTexts(json, field, _form[source.Name]);
                break;
            case HttpPlace.Body:
                if (body is { } members && (members.TryGetProperty(source.Name, out JsonElement member) || (!source.IsAnnotated && members.TryGetProperty(field.Name, out member))))
                {
                    json.WritePropertyName(field.JsonText);
                    member.WriteTo(json);
                }

                break;
            case HttpPlace.Query:
                WriteTexts(json, field, _query.Value[source.Name]);
                break;
            case HttpPlace.Path:
                WriteText(json, field, _match.Values.GetValueOrDefault(source.Name));
                break;
            case HttpPlace.Header:
                WriteText(json, field, _request.Header(source.Name));
                break;
            case HttpPlace.Cookie:
                WriteTexts(json, field, _cookies.Value[source.Name]);
                break;
            case HttpPlace.RawBody when !_request.Body.IsEmpty:
                WriteRawBody(json, field);
                break;
        }
    }

    private void WriteRawBody(Utf8JsonWriter json, FieldPlan field)
    {
        json.WritePropertyName(field.JsonText);
        if (field.Type.Kind == ValueKind.Bytes)
        {
            json.WriteBase64StringValue(_request.Body.Span);
        }
        else
        {
            json.WriteStringValue(Encoding.UTF8.GetString(_request.Body.Span));
        }
    }

    private static void WriteText(Utf8JsonWriter json, FieldPlan field, string? text) => WriteTexts(json, field, text is null ? [] : [text]);

    // An empty text counts as absent. A list is repeated, or one text with commas.
    private static void WriteTexts(Utf8JsonWriter json, FieldPlan field, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0 || (texts.Count == 1 && texts[0].Length == 0))
        {
            return;
        }

        json.WritePropertyName(field.JsonText);
        if (field.Type.Kind is not (ValueKind.List or ValueKind.Set))
        {
            WriteValue(json, field.Type, texts[0]);
            return;
        }

        json.WriteStartArray();
        foreach (string text in texts.Count == 1 ? texts[0].Split(',') : texts)
        {
            WriteValue(json, field.Type.Element!, text);
        }

        json.WriteEndArray();
    }

    // What cannot be the field's type stays text: its codec says then which field is wrong, and what it needs.
    private static void WriteValue(Utf8JsonWriter json, TypePlan type, string text)
    {
        switch (type.Kind)
        {
            case ValueKind.Bool when text is "true" or "1":
                json.WriteBooleanValue(true);
                break;
            case ValueKind.Bool when text is "false" or "0":
                json.WriteBooleanValue(false);
                break;
            case ValueKind.Enum when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number):
                json.WriteNumberValue(number);
                break;
            case ValueKind.Message or ValueKind.Map or ValueKind.List or ValueKind.Set when TryParse(text) is { } document:
                using (document)
                {
                    document.WriteTo(json);
                }

                break;
            default:
                json.WriteStringValue(text);
                break;
        }
    }

    private static JsonDocument? TryParse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = GenericOptions.DeepestNesting / 2 });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
