# Makes the report of today and writes who has a Per User CAL, one line each.
param([string] $Folder = 'C:\Reports')

if (-not (Test-Path $Folder)) { mkdir $Folder | Out-Null }

$made = Invoke-WmiMethod -Class Win32_TSLicenseReport -Name GenerateReportEx
$report = Get-WmiObject Win32_TSLicenseReport | Where-Object FileName -eq $made.FileName

$first, $rows = 0, @()
do {
    $page = $report.FetchReportEntries($first, 10)
    $rows += $page.ReportEntries
    $first += 10
} while ($page.ReportEntries.Count -eq 10)

$day = Get-Date -Format yyyy-MM-dd
$rows | Sort-Object User | Select-Object @{ n = 'User'; e = { $_.User.Split('\')[-1] } },
    ProductVersion, CALType,
    @{ n = 'Expires'; e = { $report.ConvertToDateTime($_.ExpirationDate).ToString('yyyy-MM-dd') } } |
    Export-Csv -Path "$Folder\$day.csv" -NoTypeInformation

"$($rows.Count) users in $($made.FileName)"
Get-Content "$Folder\$day.csv" -TotalCount 3
