// case: result-generic-either
// category: result-object
// rationale: a generic result type with IsSuccess; Map and an async wrapper hand the empty value on
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ResultGenericEither;

public readonly struct Result<T>
{
    private Result(bool ok, T value, string error)
    {
        IsSuccess = ok;
        Value = value;
        Error = error;
    }

    public bool IsSuccess { get; }

    public T Value { get; }

    public string Error { get; }

    public static Result<T> Success(T value) => new(true, value, null!);

    public static Result<T> Failure(string error) => new(false, default!, error);

    public Result<TOut> Map<TOut>(Func<T, TOut> map) => IsSuccess ? Result<TOut>.Success(map(Value)) : Result<TOut>.Failure(Error);
}

public sealed record Account(string Iban);

public static class Bank
{
    public static Result<Account> Open(string country) =>
        country == "XX" ? Result<Account>.Failure("embargo") : Result<Account>.Success(new Account(country + "00"));

    public static async Task<Result<Account>> OpenAsync(string country)
    {
        await Task.Yield();
        return Open(country);
    }
}

public static class Case
{
    private static int Iban(string country)
    {
        var text = Bank.Open(country).Map(a => a.Iban.Trim());
        return text.Value.Length; // want: null-deref
    }

    private static int Error(string country)
    {
        var r = Bank.Open(country);
        return r.IsSuccess ? r.Error.Length : 0; // want: null-deref
    }

    private static async Task<int> Show(string country)
    {
        var r = await Bank.OpenAsync(country);
        return r.IsSuccess ? r.Value.Iban.Length : r.Error.Length;
    }

    private static async Task<int> ShowUnchecked(string country)
    {
        var account = (await Bank.OpenAsync(country)).Value;
        return account.Iban.Length; // want: null-deref
    }

    public static int Demo1() => Iban("XX");

    public static int Demo2() => Iban("DE") + Error("XX");

    public static int Demo3() => Error("DE");

    public static async Task<int> Demo4() => await Show("XX") + await Show("DE") + await ShowUnchecked("DE");

    public static Task Demo5() => ShowUnchecked("XX");
}
