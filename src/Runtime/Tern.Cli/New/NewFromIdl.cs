using System.Text;
using Tern.Idl;
using Tern.Idl.CSharp;
using Tern.Schema;
using Tern.Schema.Declarations;
using Tern.Schema.Idl;

namespace Tern.Cli;

/// <summary>Turns the files of a new solution from a contract in C# to one in IDL: handlers to fill in, a client and tests for its services.</summary>
internal sealed class NewFromIdl(CliHost host, string name)
{
    private const string WellKnown = "google/protobuf/";

    /// <summary>Changes the files.</summary>
    /// <exception cref="CliException">The IDL has errors, or no service.</exception>
    public void Change(Dictionary<string, string> files, IReadOnlyList<string> idl, IReadOnlyList<string> includeFolders, CancellationToken cancellationToken)
    {
        IdlSources sources = IdlSources.Find(idl, host);
        IdlOptions options = sources.Options(includeFolders, hasNegativeIds: false, host);
        IdlSchema schema = sources.Load(options, cancellationToken);
        LoweredSchema lowered = CSharpLowering.Lower(
            schema, static path => path.StartsWith(WellKnown, StringComparison.Ordinal) ? null : new IdlFileSettings(CSharpOptions.Default, path), cancellationToken);
        Finding[] errors = [.. Finding.InOrder(schema.Diagnostics.Concat(lowered.Diagnostics).Select(Finding.Of)).Where(static finding => finding.Severity == IdlSeverity.Error)];
        if (errors.Length > 0)
        {
            throw new CliException($"the IDL has errors{Environment.NewLine}{string.Join(Environment.NewLine, errors.Select(error => error.Line(host)))}");
        }

        TypeDeclaration[] declarations = [.. lowered.Files.SelectMany(static file => file.Declarations)];
        ServiceDeclaration[] services = [.. declarations.OfType<ServiceDeclaration>().Where(static service => service.Model.Methods.Count > 0)];
        if (services.Length == 0)
        {
            throw new CliException("The IDL has no service, so there is nothing to serve.");
        }

        foreach (string path in files.Keys.Where(NewSolution.IsOfGreeter).ToArray())
        {
            files.Remove(path);
        }

        CopyIdl(files, schema);
        ServiceStubs stubs = new(name, services, declarations);
        files[$"src/{name}.Server/Program.cs"] = stubs.Program();
        files[$"src/{name}.Client/Program.cs"] = stubs.Client();
        foreach (ServiceDeclaration service in services)
        {
            files[$"src/{name}.Server/{ServiceStubs.HandlerOf(service)}.cs"] = stubs.Handler(service);
        }

        files[$"tests/{name}.Tests/ServiceTests.cs"] = stubs.Tests();
        string contract = $"src/{name}.Contract/{name}.Contract.csproj";
        files[contract] = files[contract].Replace(
            "</Project>",
            """
              <ItemGroup>
                <!-- Interfaces and messages of these files exist as C# in the build and in the editor; nothing is written to disk. -->
                <TernIdl Include="../../idl/**/*.thrift;../../idl/**/*.proto" />
              </ItemGroup>

            </Project>
            """.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        files["README.md"] = files["README.md"].Replace("what the service offers; clients reference it", "what the service offers, from the files in `idl`; clients reference it", StringComparison.Ordinal);
        AddCheck(files);
    }

    // The gate for IDL: what peers would notice stops a pull request.
    private static void AddCheck(Dictionary<string, string> files)
    {
        const string Workflow = ".github/workflows/ci.yml";
        const string Build = "      # Warnings are errors";
        files[".config/dotnet-tools.json"] = $$"""
            {
              "version": 1,
              "isRoot": true,
              "tools": {
                "tern.cli": {
                  "version": "{{TernTool.Version}}",
                  "commands": [ "tern" ]
                }
              }
            }

            """.ReplaceLineEndings("\n");
        files[Workflow] = files[Workflow].Replace(
            Build,
            "      - run: dotnet tool restore\n      # Changes of the IDL that peers would notice do not get in.\n" +
            "      - run: dotnet tern check idl --against origin/main --format github\n        if: github.event_name == 'pull_request'\n" + Build,
            StringComparison.Ordinal);
    }

    private static void CopyIdl(Dictionary<string, string> files, IdlSchema schema)
    {
        string[] paths = [.. schema.Files.Select(static file => file.Path).Where(static path => !path.StartsWith(WellKnown, StringComparison.Ordinal) && File.Exists(path))];
        string common = IdlPath.FolderOf(paths[0]);
        while (!paths.All(path => path.StartsWith(common + "/", StringComparison.Ordinal)))
        {
            common = IdlPath.FolderOf(common);
        }

        foreach (string path in paths)
        {
            files[$"idl/{path[(common.Length + 1)..]}"] = File.ReadAllText(path, Encoding.UTF8);
        }
    }
}
