# For a tap's Casks/, filled by packaging/published.py.
cask "layerscope" do
  arch arm: "arm64", intel: "x86_64"

  version "{version}"
  sha256 arm:   "{arm64_sha256}",
         intel: "{x86_64_sha256}"

  url "{repository}/releases/download/v#{version}/layerscope-#{version}-macos-#{arch}.dmg"
  name "Layerscope"
  desc "Browse Amazon ECR down to the layer"
  homepage "{repository}"

  livecheck do
    url :url
    strategy :github_latest
  end

  depends_on macos: ">= :ventura"

  app "Layerscope.app"
  binary "#{appdir}/Layerscope.app/Contents/MacOS/layerscope"

  zap trash: [
    "~/Library/Application Support/layerscope",
    "~/Library/Caches/layerscope",
    "~/Library/Logs/layerscope",
    "~/Library/Preferences/layerscope",
  ]
end
