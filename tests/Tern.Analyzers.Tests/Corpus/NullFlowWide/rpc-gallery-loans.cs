// case: rpc-gallery-loans
// category: rpc
// rationale: optional request fields, a decoder that skips absent members and a union arm read without its tag
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.RpcGalleryLoans;

[AttributeUsage(AttributeTargets.Property)]
public sealed class RpcFieldAttribute(int id) : Attribute
{
    public int Id { get; } = id;
    public bool Optional { get; set; }
}

public sealed class Crate
{
    [RpcField(1)]
    public string Seal { get; set; } = null!;

    [RpcField(2, Optional = true)]
    public string? Courier { get; set; }
}

public sealed class LoanRequest
{
    [RpcField(1)]
    public string Work { get; set; } = "";

    [RpcField(2)]
    public Crate Crate { get; set; } = null!;

    [RpcField(3, Optional = true)]
    public List<string>? Riders { get; set; }

    public static LoanRequest Decode(ReadOnlySpan<byte> wire)
    {
        var request = new LoanRequest();
        while (!wire.IsEmpty)
        {
            switch (wire[0])
            {
                case 1: request.Work = "w" + wire.Length; break;
                case 2: request.Crate = new Crate { Seal = "s" }; break;
                case 3: request.Crate = new Crate(); break;
                case 4: request.Riders = ["glass"]; break;
            }

            wire = wire[1..];
        }

        return request;
    }
}

public static class LoanService
{
    private static int Pack(LoanRequest request)
    {
        int n = request.Work.Length;
        return n + request.Crate.Seal.Length; // want: null-deref
    }

    private static int Insure(LoanRequest request)
    {
        int n = request.Crate is null ? 0 : 1;
        foreach (string rider in request.Riders!) // want: null-deref
        {
            n += rider.Length;
        }

        return n;
    }

    private static int Safe(LoanRequest request) => request.Crate is { Seal: { } seal, Courier: { } courier } ? seal.Length + courier.Length : 0;

    private static int Collect(LoanRequest request) => request.Crate != null ? request.Crate.Courier!.Length : 0; // want: null-deref

    public static void Demo1() => Pack(LoanRequest.Decode([1]));
    public static void Demo2() => Pack(LoanRequest.Decode([1, 2]));
    public static void Demo3() => Insure(LoanRequest.Decode([2]));
    public static void Demo4() => Collect(LoanRequest.Decode([2]));
    public static void Demo5() => Console.Write(Safe(LoanRequest.Decode([3])) + Insure(LoanRequest.Decode([4])) + Collect(new LoanRequest()));
}
