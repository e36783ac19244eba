namespace Tern.Cli.Tests.Lock;

/// <summary><c>tern lock</c>.</summary>
public sealed class LockTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public LockTests() => _folder.Write("idl/stock.thrift", Shop.ThriftIdl);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lock_FirstRun_RecordsEverything()
    {
        CliRun run = await CliRun.InAsync(_folder.Path, "lock", "idl");

        Assert.StartsWith("tern.lock written: 1 service, 2 messages, 1 enum; ", run.Succeeds());
        Assert.Contains("thrift message stock.Item 1 sku required string\n", _folder.Read("tern.lock"));
    }

    [Fact]
    public async Task Lock_NothingChanged_IsUpToDate()
    {
        (await CliRun.InAsync(_folder.Path, "lock", "idl")).Succeeds();

        CliRun run = await CliRun.InAsync(_folder.Path, "lock", "idl");
        CliRun check = await CliRun.InAsync(_folder.Path, "lock", "idl", "--check");

        Assert.Equal("tern.lock is up to date: 1 service, 2 messages, 1 enum\n", run.Succeeds());
        check.Succeeds();
    }

    [Fact]
    public async Task Lock_HarmlessChange_IsRecorded()
    {
        (await CliRun.InAsync(_folder.Path, "lock", "idl")).Succeeds();
        _folder.Write("idl/stock.thrift", Shop.ThriftIdl.Replace("LARGE = 2", "LARGE = 2, HUGE = 3", StringComparison.Ordinal));

        CliRun check = await CliRun.InAsync(_folder.Path, "lock", "idl", "--check");
        string before = _folder.Read("tern.lock");
        CliRun run = await CliRun.InAsync(_folder.Path, "lock", "idl");

        Assert.Equal(ExitCodes.Failed, check.ExitCode);
        Assert.DoesNotContain("HUGE", before);
        run.Succeeds();
        Assert.Contains("thrift enum stock.Size 3 HUGE\n", _folder.Read("tern.lock"));
    }

    [Fact]
    public async Task Lock_BreakingChange_IsRecordedOnlyIfAccepted()
    {
        (await CliRun.InAsync(_folder.Path, "lock", "idl")).Succeeds();
        string before = _folder.Read("tern.lock");
        _folder.Write("idl/stock.thrift", Shop.ThriftIdl.Replace("          2: optional i64 cents\n", "", StringComparison.Ordinal).Replace("2: optional i64 cents", "", StringComparison.Ordinal));

        CliRun refused = await CliRun.InAsync(_folder.Path, "lock", "idl");
        string between = _folder.Read("tern.lock");
        CliRun accepted = await CliRun.InAsync(_folder.Path, "lock", "idl", "--accept-breaks");

        Assert.Equal((ExitCodes.Failed, before), (refused.ExitCode, between));
        Assert.Contains("error TERN3515", refused.Out);
        Assert.Contains("--accept-breaks", refused.Error);
        accepted.Succeeds();
        Assert.Contains("thrift message stock.Item reserved 2 cents\n", _folder.Read("tern.lock"));
    }

    [Fact]
    public async Task Lock_FileThatCannotBeRead_IsLeftAlone()
    {
        _folder.Write("tern.lock", "tern-lock 1\nthis is no line of a lock\n");

        CliRun run = await CliRun.InAsync(_folder.Path, "lock", "idl");

        Assert.Equal(ExitCodes.Misuse, run.ExitCode);
        Assert.Contains("tern.lock(2,1): error TERN3502", run.Error);
        Assert.Equal("tern-lock 1\nthis is no line of a lock\n", _folder.Read("tern.lock"));
    }
}
