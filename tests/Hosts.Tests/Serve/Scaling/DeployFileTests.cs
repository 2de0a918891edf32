using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using StanceML.Worker;
using YamlDotNet.RepresentationModel;

namespace StanceML.Hosts.Tests.Serve.Scaling;

/// <summary>No container engine runs here: the files are held to the program that they run and to one another.</summary>
public sealed partial class DeployFileTests
{
    private const string Port = "5080";

    private static readonly string[] Secrets = ["POSTGRES_PASSWORD", "NATS_PASSWORD", "DOTNET_REGISTRY"];

    [Theory]
    [InlineData("compose.yaml")]
    [InlineData("kubernetes.yaml")]
    [InlineData("Dockerfile")]
    public void Each_setting_is_an_option_of_the_worker_and_within_its_range(string file)
    {
        var settings = file == "Dockerfile"
            ? Setting().Matches(Read(file)).Select(match => KeyValuePair.Create(match.Groups[1].Value, match.Groups[2].Value)).ToList()
            : [.. Documents(file).SelectMany(SettingsIn)];
        Assert.NotEmpty(settings);
        foreach (var (name, value) in settings)
        {
            Assert.NotNull(typeof(WorkerOptions).GetProperty(name));
            Dictionary<string, string?> given = new() { ["StanceML:Store"] = "postgres://a@b/c" };
            given[$"StanceML:{name}"] = Variable().Replace(value, "word");
            var options = new ConfigurationBuilder().AddInMemoryCollection(given).Build().GetSection("StanceML").Get<WorkerOptions>()!;
            Assert.True(new WorkerOptionsValidator().Validate(null, options).Succeeded, $"{name} = {value}");
        }
    }

    [Fact]
    public void Compose_runs_three_NATS_servers_that_know_one_another_and_every_role_once_at_least()
    {
        var services = (YamlMappingNode)Documents("compose.yaml").Single()["services"];
        var nodes = services.Children.Where(service => Text(service.Value, "image")?.StartsWith("nats:", StringComparison.Ordinal) == true).ToList();
        Assert.Equal(3, nodes.Count);
        var conf = Read("nats.conf");
        foreach (var (name, node) in nodes)
        {
            Assert.Equal(name.ToString(), Text(node["environment"], "NODE"));
            Assert.Contains($"nats://{name}:6222", conf, StringComparison.Ordinal);
            Assert.Contains($"{name}:/data", node["volumes"].ToString(), StringComparison.Ordinal);
        }

        var workers = services.Children.Values.Where(service => Text(service, "image") == "stanceml").ToList();
        Assert.Equal(WorkerRoles.All, workers.SelectMany(SettingsIn).Where(setting => setting.Key == "Roles").Aggregate((WorkerRoles)0, (all, roles) => all | Enum.Parse<WorkerRoles>(roles.Value)));
        Assert.All(workers, worker => Assert.Equal("true", Text(worker, "read_only")));
        Assert.Contains($"{Port}:{Port}", services["front"]["ports"].ToString(), StringComparison.Ordinal);
        Assert.All(Variable().Matches(Read("compose.yaml")), variable => Assert.Contains(variable.Groups[1].Value, Secrets));
    }

    [Fact]
    public void On_Kubernetes_each_role_has_its_deployment_with_probes_that_the_worker_answers_and_a_budget()
    {
        var documents = Documents("kubernetes.yaml").ToList();
        var roles = new List<string>();
        foreach (var deployment in Of("Deployment"))
        {
            var container = ((YamlSequenceNode)deployment["spec"]["template"]["spec"]["containers"]).Single();
            roles.Add(Assert.Single(SettingsIn(container), setting => setting.Key == "Roles").Value);
            Assert.Equal("/health/ready", Text(container["readinessProbe"]["httpGet"], "path"));
            Assert.Equal("/health/live", Text(container["livenessProbe"]["httpGet"], "path"));
            Assert.Equal(Port, Text(((YamlSequenceNode)container["ports"]).Single(), "containerPort"));
            Assert.Equal("true", Text(container["securityContext"], "readOnlyRootFilesystem"));
            Assert.NotNull(Text(container["resources"]["requests"], "memory"));
            Assert.Equal("true", Text(deployment["spec"]["template"]["spec"]["securityContext"], "runAsNonRoot"));
            Assert.Single(Of("PodDisruptionBudget"), budget => Text(budget["metadata"], "name") == Text(deployment["metadata"], "name"));
            Assert.Equal(deployment["spec"]["selector"]["matchLabels"], deployment["spec"]["template"]["metadata"]["labels"]);
        }

        Assert.Equal(["Analyze", "Api", "Intake"], roles.Order());
        Assert.Contains(SettingsIn(Of("ConfigMap").Single()), setting => setting.Key == "Url" && setting.Value == $"http://0.0.0.0:{Port}");
        var scaled = Of("ScaledObject").Single();
        var trigger = ((YamlSequenceNode)scaled["spec"]["triggers"]).Single()["metadata"];
        Assert.Equal(new WorkerOptions().NatsStream, Text(trigger, "stream"));
        Assert.Equal("analyze", Text(trigger, "consumer"));
        Assert.Contains(Of("Deployment"), deployment => Text(deployment["metadata"], "name") == Text(scaled["spec"]["scaleTargetRef"], "name"));

        IEnumerable<YamlMappingNode> Of(string kind) => documents.Where(document => Text(document, "kind") == kind);
    }

    [Fact]
    public void The_image_runs_the_command_on_the_port_that_it_names_as_nobody()
    {
        var lines = Read("Dockerfile").Split('\n');
        Assert.Contains("USER $APP_UID", lines);
        Assert.Contains($"EXPOSE {Port}", lines);
        Assert.Contains("ENTRYPOINT [\"dotnet\", \"StanceML.Cli.dll\"]", lines);
        Assert.True(File.Exists(Cli.CliRun.Command));
        Assert.EndsWith("/StanceML.Cli.dll", Cli.CliRun.Command, StringComparison.Ordinal);
    }

    /// <summary>Settings as a mapping (<c>StanceML__X: value</c>) and as a list (<c>name: StanceML__X, value: …</c>), at any depth; those that a secret gives are left out.</summary>
    private static IEnumerable<KeyValuePair<string, string>> SettingsIn(YamlNode node) => node.AllNodes.OfType<YamlMappingNode>().SelectMany(mapping =>
        Text(mapping, "name") is { } name && name.StartsWith("StanceML__", StringComparison.Ordinal)
            ? Text(mapping, "value") is { } value ? [KeyValuePair.Create(name["StanceML__".Length..], value)] : []
            : mapping.Children
                .Where(pair => pair.Key.ToString().StartsWith("StanceML__", StringComparison.Ordinal))
                .Select(pair => KeyValuePair.Create(pair.Key.ToString()["StanceML__".Length..], pair.Value.ToString())));

    private static string? Text(YamlNode node, string key) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue(key, out var value) && value is YamlScalarNode scalar ? scalar.Value
        : node is YamlMappingNode merged && merged.Children.TryGetValue("<<", out var under) ? Text(under, key)
        : null;

    private static IEnumerable<YamlMappingNode> Documents(string file)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Read(file)));
        return yaml.Documents.Select(document => (YamlMappingNode)document.RootNode);
    }

    private static string Read(string file, [CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "..", "src", "StanceML.Worker", "Deploy", file));

    [GeneratedRegex(@"StanceML__(\w+)=(\S+)")]
    private static partial Regex Setting();

    [GeneratedRegex(@"\$\{(\w+)[^}]*\}")]
    private static partial Regex Variable();
}
