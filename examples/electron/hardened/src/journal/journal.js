const entries = document.querySelector('#entries');

const show = ({ id, title, text }) => {
  const heading = document.createElement('h2');
  heading.textContent = title;
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  const button = document.createElement('button');
  button.textContent = 'Export';
  button.addEventListener('click', () => window.trailmap.exportTrail(id, 'kml'));
  entries.append(heading, paragraph, button);
};

fetch('https://api.trailmap.app/v1/entries')
  .then((response) => response.json())
  .then((all) => all.forEach(show));
