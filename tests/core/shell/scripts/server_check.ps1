# Looks from a session host at everything between it and its license servers.
function Write-Part([string] $title) { Write-Host "-- $title" }

$host_ = Get-WmiObject Win32_TerminalServiceSetting -Namespace root\cimv2\TerminalServices
Write-Part 'this server'
'{0}: {1}, mode {2} from {3}' -f $host_.ServerName,
    @('Remote administration', 'Session host')[$host_.TerminalServerMode],
    $host_.LicensingName, @('itself', 'a policy')[$host_.PolicySourceLicensingType]
"days of grace: $($host_.GetGracePeriodDays().DaysLeft)"

foreach ($name in $host_.GetSpecifiedLicenseServerList().SpecifiedLSList) {
    Write-Part "license server $name"
    if (-not (Test-NetConnection $name -Port 135 -InformationLevel Quiet)) {
        Write-Warning "$name does not answer."
        continue
    }
    "service: $((Get-Service TermServLicensing -ComputerName $name).Status)"
    $class = [wmiclass]"\\$name\root\cimv2:Win32_TSLicenseServer"
    "activated: $($class.GetActivationStatus().ActivationStatus -eq 0)"
    "in the group of the domain: $([bool]$class.IsLSinTSLSGroup('corp.example').IsMember)"
    Get-CimInstance Win32_TSLicenseKeyPack -ComputerName $name |
        Where-Object KeyPackType -ne 6 |
        Format-Table ProductVersion, TypeAndModel, TotalLicenses, IssuedLicenses -AutoSize
}
try { Get-Nonsense -Of $host_ } catch { "last: $($_.FullyQualifiedErrorId)" }
