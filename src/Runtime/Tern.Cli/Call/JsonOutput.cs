using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tern.Generic;

namespace Tern.Cli;

/// <summary>Writes JSON for people: letters of all scripts as they are.</summary>
internal static class JsonOutput
{
    private const int MaxDepth = 512;

    /// <summary>The text of an answer.</summary>
    public static string Format(GenericJson json, bool isOneLine)
    {
        using JsonDocument document = JsonDocument.Parse(json.Utf8, new JsonDocumentOptions { MaxDepth = MaxDepth });
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Indented = !isOneLine, MaxDepth = MaxDepth, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            document.RootElement.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
