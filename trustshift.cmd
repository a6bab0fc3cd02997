@echo off
rem Runs TrustShift from a checkout: builds it on first use and whenever a source is newer than the last build, then runs it.
setlocal
set "ROOT=%~dp0"
set "ARTIFACTS=%ROOT%artifacts"
set "PROGRAM=%ARTIFACTS%\trustshift\trustshift.exe"
set "STAMP=%ARTIFACTS%\.built"

if not exist "%PROGRAM%" goto build
if not exist "%STAMP%" goto build
powershell -NoProfile -ExecutionPolicy Bypass -Command "$s = (Get-Item -LiteralPath '%STAMP%').LastWriteTimeUtc; if (Get-ChildItem -LiteralPath '%ROOT%src','%ROOT%catalogue' -Recurse -File | Where-Object { $_.FullName -notmatch '\\(bin|obj)\\' -and $_.Name -ne 'packages.lock.json' -and $_.LastWriteTimeUtc -gt $s } | Select-Object -First 1) { exit 1 }"
if errorlevel 1 goto build
goto run

:build
where dotnet >nul 2>nul
if errorlevel 1 (
    echo trustshift: the .NET SDK ^(10.0^) is needed to build it: https://dotnet.microsoft.com/download 1>&2
    exit /b 70
)
if not exist "%ARTIFACTS%" mkdir "%ARTIFACTS%"
set "DOTNET_NOLOGO=1"
set "DOTNET_CLI_TELEMETRY_OPTOUT=1"
type nul >"%ARTIFACTS%\.starting"
dotnet build "%ROOT%src\TrustShift.Cli" -c Release -o "%ARTIFACTS%\trustshift" --nologo -v q >"%ARTIFACTS%\.log" 2>&1
if errorlevel 1 (
    type "%ARTIFACTS%\.log" 1>&2
    echo trustshift: the build failed; its output is above 1>&2
    exit /b 70
)
move /y "%ARTIFACTS%\.starting" "%STAMP%" >nul

:run
"%PROGRAM%" %*
exit /b %ERRORLEVEL%
