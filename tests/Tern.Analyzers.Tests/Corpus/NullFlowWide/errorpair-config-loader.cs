// case: errorpair-config-loader
// category: error-contract
// rationale: a value beside an error message is used before the error was honoured; a swallowed exception leaves the initial null
// csc: none

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ErrorpairConfigLoader;

public sealed record Config(string Root, int Port);

public static class ConfigLoader
{
    public static (Config Config, string? Error) Parse(string text)
    {
        var parts = text.Split(':');
        if (parts.Length != 2)
        {
            return (null!, "expected root:port");
        }

        return int.TryParse(parts[1], out int port) ? (new Config(parts[0], port), null) : (null!, "bad port");
    }

    public static string ReadFile(string path)
    {
        return path.StartsWith('?') ? throw new IOException("cannot read") : path + ":80";
    }
}

public static class Case
{
    private static int LogOnly(string text)
    {
        var result = ConfigLoader.Parse(text);
        if (result.Error is { } e)
        {
            Console.Error.Write(e[..0]);
        }

        return result.Config.Port; // want: null-deref
    }

    private static int Honoured(string text)
    {
        var (config, error) = ConfigLoader.Parse(text);
        return error is null ? config.Port : -1;
    }

    private static int Swallowed(string path)
    {
        string content = null!;
        try
        {
            content = ConfigLoader.ReadFile(path);
        }
        catch (IOException ex) when (ex.Message.Length > 0)
        {
            Console.Error.Flush();
        }

        return content.Length; // want: null-deref
    }

    private static int Replaced(string path)
    {
        string content = null!;
        try
        {
            content = ConfigLoader.ReadFile(path);
        }
        catch (IOException)
        {
            content = "";
        }

        return content.Length;
    }

    public static int Demo1() => LogOnly("nothing");
    public static int Demo2() => Honoured("nothing");
    public static int Demo3() => Swallowed("?x");
    public static int Demo4() => Replaced("?x");
}
