using Microsoft.Extensions.Configuration;
using Tern.Serialization;

namespace Tern.Extensions.Hosting;

/// <summary>Settings under <c>Reader</c> and <c>ProtobufReader</c> of the server and of clients.</summary>
internal static class ReaderSettings
{
    /// <summary>The options with what is set changed.</summary>
    public static ThriftReaderOptions Apply(SettingsReader settings, ThriftReaderOptions options)
    {
        int depth = options.MaxDepth;
        int stringBytes = options.MaxStringBytes;
        int elements = options.MaxElements;
        Utf8Policy utf8 = options.Utf8;

        // Setting an option checks it, here where its name is known.
        settings.Number(nameof(options.MaxDepth), value => depth = new ThriftReaderOptions { MaxDepth = value }.MaxDepth);
        settings.Number(nameof(options.MaxStringBytes), value => stringBytes = new ThriftReaderOptions { MaxStringBytes = value }.MaxStringBytes);
        settings.Number(nameof(options.MaxElements), value => elements = new ThriftReaderOptions { MaxElements = value }.MaxElements);
        settings.Choice<Utf8Policy>(nameof(options.Utf8), value => utf8 = value);
        return settings.Section.Exists()
            ? new ThriftReaderOptions { MaxDepth = depth, MaxStringBytes = stringBytes, MaxElements = elements, Utf8 = utf8 }
            : options;
    }

    /// <inheritdoc cref="Apply(SettingsReader, ThriftReaderOptions)"/>
    public static ProtobufReaderOptions Apply(SettingsReader settings, ProtobufReaderOptions options)
    {
        int depth = options.MaxDepth;
        int stringBytes = options.MaxStringBytes;
        int elements = options.MaxElements;
        Utf8Policy utf8 = options.Utf8;
        settings.Number(nameof(options.MaxDepth), value => depth = new ProtobufReaderOptions { MaxDepth = value }.MaxDepth);
        settings.Number(nameof(options.MaxStringBytes), value => stringBytes = new ProtobufReaderOptions { MaxStringBytes = value }.MaxStringBytes);
        settings.Number(nameof(options.MaxElements), value => elements = new ProtobufReaderOptions { MaxElements = value }.MaxElements);
        settings.Choice<Utf8Policy>(nameof(options.Utf8), value => utf8 = value);
        return settings.Section.Exists()
            ? new ProtobufReaderOptions { MaxDepth = depth, MaxStringBytes = stringBytes, MaxElements = elements, Utf8 = utf8 }
            : options;
    }
}
