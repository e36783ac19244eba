// case: errorpair-async-upload
// category: error-contract
// rationale: an awaited pair of value and error, and a value assigned inside try while the error is only counted
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ErrorpairAsyncUpload;

public sealed record Blob(string Etag);

public sealed class UploadError(string message)
{
    public string Message { get; } = message;
}

public sealed class Uploader
{
    public int Failures { get; private set; }

    public async Task<(Blob Blob, UploadError Error)> PutAsync(string name)
    {
        await Task.Yield();
        if (name.Length > 8)
        {
            return (null!, new UploadError("name too long"));
        }

        return (new Blob("e" + name), null!);
    }

    private static Blob Store(string name) => name != "" ? new Blob(name) : throw new InvalidOperationException();

    public int StoreAll(params string[] names)
    {
        int n = 0;
        foreach (var name in names)
        {
            Blob? blob = null;
            try
            {
                blob = Store(name);
            }
            catch (InvalidOperationException)
            {
                Failures++;
            }

            n += blob!.Etag.Length; // want: null-deref
        }

        return n;
    }
}

public static class Case
{
    private static async Task<int> EtagOf(string name)
    {
        var (blob, error) = await new Uploader().PutAsync(name);
        if (error == null)
        {
            return blob.Etag.Length;
        }

        return error.Message.Length + blob.Etag.Length; // want: null-deref
    }

    private static async Task<int> Reason(string name)
    {
        var answer = await new Uploader().PutAsync(name);
        return answer.Blob is null ? answer.Error.Message.Length : 0;
    }

    private static async Task<int> ReasonAlways(string name)
    {
        var answer = await new Uploader().PutAsync(name);
        return answer.Error.Message.Length; // want: null-deref
    }

    public static Task Demo1() => EtagOf("much too long");
    public static async Task<int> Demo2() => await EtagOf("ok") + await Reason("ok") + await Reason("much too long");
    public static Task Demo3() => ReasonAlways("ok");
    public static int Demo4() => new Uploader().StoreAll("a", "");
}
