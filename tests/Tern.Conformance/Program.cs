using Tern.Conformance;

try
{
    using Stream input = Console.OpenStandardInput();
    using Stream output = Console.OpenStandardOutput();
    Pipe.Serve(input, output, Testee.Answer);
    return 0;
}
catch (InvalidDataException broken)
{
    Console.Error.WriteLine(broken.Message);
    return 1;
}
